using System.Globalization;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Reads one new file once, row by row, into the lake, or refuses it whole.</summary>
sealed class FileLoad(NewFile file, Manifest known, IReadOnlyList<NewFile> together, LakeFolder lake, string temporary, IngestOptions options)
{
    const int RowsBetweenChecks = 4096, ReasonsListed = 3;

    readonly string definition = SourceHash.Of(file.File.Source);
    readonly Dictionary<string, long> faults = new(StringComparer.Ordinal);
    IReadOnlyList<string> unknown = [];
    PassedOver? passedOver;
    long rows, accepted, rejected, held, solved, feet, headers;
    int? corrects;
    string? correctsName;

    string RowsPath => LakeFolder.RowsPath(file.File.Source.Id, file.File.Sender, file.File.Period, file.Number, file.Digest.Sha256, definition);

    string RejectsPath => LakeFolder.RejectsPath(RowsPath);

    public Arrival Run(Workspace workspace, CellFactory factory, CancellationToken ct)
    {
        try
        {
            return Load(workspace, factory, ct);
        }
        catch (RefusedException refused)
        {
            // how many rows there are is not known where reading stopped
            (rows, rejected, held, passedOver, corrects) = (0, 0, 0, null, null);
            return Refused(refused.Refusal);
        }
    }

    Arrival Load(Workspace workspace, CellFactory factory, CancellationToken ct)
    {
        var source = file.File.Source;
        using var opened = OpenFile.Open(file.File.FullPath, file.Digest.Content, source, options.BufferBytes);
        var header = opened.Header;
        unknown = header.Unknown;
        var cells = factory.Make(source, file.File.Sender);
        var check = new RowCheck(source, header, cells, workspace.EmptyKeys());
        using var writer = new LakeWriter(workspace, source, cells);
        // blank lines above the header belong to what stands above it
        var (blanks, comments) = (opened.Records.Blanks, opened.Records.Comments);
        long written;
        try
        {
            written = writer.WriteAccepted(Unfinished(RowsPath), file.Number, room => ReadRows(opened.Records, header, check, writer, room, ct));
        }
        catch (InvalidDataException damage)
        {
            throw OpenFile.Damaged(damage);
        }
        passedOver = new PassedOver(header.Above, opened.Records.Blanks - blanks, feet, headers, opened.Records.Comments - comments);
        if (accepted + rejected + held != rows || written != accepted)
            throw new InvalidOperationException($"{file.File.Path}: {accepted} accepted ({written} written) + {rejected} rejected + {held} held != {rows} rows");
        var hasRejects = Write(writer.WriteRejected, RejectsPath, rejected);
        // of a corrected workbook some rows may still be wrong; the others are welcome
        if (corrects is null && rejected > source.RejectLimit * rows)
        {
            File.Delete(Unfinished(RowsPath));
            return Refused(OverLimit(source.RejectLimit)) with { RejectsFile = RejectsPath };
        }
        lake.Place(Unfinished(RowsPath), RowsPath);
        var hasHeld = Write(writer.WriteHeld, LakeFolder.HeldPath(RowsPath), held);
        return Arrival() with
        {
            Accepted = accepted,
            Held = held,
            LakeFile = RowsPath,
            RejectsFile = hasRejects ? RejectsPath : null,
            HeldFile = hasHeld ? LakeFolder.HeldPath(RowsPath) : null,
            SolvedFile = Write(writer.WriteSolved, LakeFolder.SolvedPath(RowsPath), solved) ? LakeFolder.SolvedPath(RowsPath) : null,
        };
    }

    /// <summary>Reads on until there is no room for another accepted row, or no row.</summary>
    void ReadRows(CsvReader csv, Header header, RowCheck check, LakeWriter writer, DuckDBTableRows room, CancellationToken ct)
    {
        while (!room.IsFull && csv.Read())
        {
            if (check.IsFoot(csv))
            {
                feet++;
                continue;
            }
            if (check.IsHeader(csv))
            {
                headers++;
                continue;
            }
            if (rows++ % RowsBetweenChecks == 0)
                ct.ThrowIfCancellationRequested();
            if (check.Check(csv) is not { } verdict)
            {
                accepted++;
                writer.Accept(room);
                Solve(csv, header, writer);
            }
            else if (verdict.IsHeld)
            {
                held++;
                writer.Hold(csv.Line, rows, verdict);
                Solve(csv, header, writer);
            }
            else
            {
                rejected++;
                faults[verdict.Fault.Kind] = faults.GetValueOrDefault(verdict.Fault.Kind) + 1;
                writer.Reject(csv.Line, rows, verdict);
            }
        }
    }

    void Solve(CsvReader csv, Header header, LakeWriter writer)
    {
        if (header.Answer?.Of(csv) is not var (name, line))
            return;
        var arrival = name == correctsName ? corrects!.Value : AnswerFields.Find(name, file.File, known, together);
        if (corrects is not null && corrects != arrival)
            throw new RefusedException(new Refusal("一份更正里有几个原到达号", csv.Line, $"{AnswerFields.ArrivalTitle} {correctsName}", name));
        (corrects, correctsName) = (arrival, name);
        solved++;
        writer.Solve(arrival, line);
    }

    bool Write(Func<string, int, long> write, string path, long expected)
    {
        if (expected == 0)
            return false;
        if (write(Unfinished(path), file.Number) is var written && written != expected)
            throw new InvalidOperationException($"{path}: {written} rows written, {expected} expected");
        lake.Place(Unfinished(path), path);
        return true;
    }

    string Unfinished(string path) => Path.Combine(temporary, Path.GetFileName(path));

    Refusal OverLimit(decimal limit)
    {
        var share = (decimal)rejected / rows;
        var reasons = faults.OrderByDescending(fault => fault.Value).ThenBy(fault => fault.Key, StringComparer.Ordinal).Take(ReasonsListed)
            .Select(fault => string.Create(CultureInfo.InvariantCulture, $"{fault.Key}({fault.Value} 行)"));
        return new Refusal("驳回的行太多,整个文件不收", null,
            string.Create(CultureInfo.InvariantCulture, $"驳回不超过 {limit * 100:0.##}%"),
            string.Create(CultureInfo.InvariantCulture, $"{rows} 行里驳回 {rejected} 行({share * 100:0.##}%):{string.Join("、", reasons)}"));
    }

    // of a refused file no row is taken, so all that were read count as rejected
    Arrival Refused(Refusal refusal) => Arrival() with { Held = 0, Rejected = rows, State = ArrivalState.Refused, Refusal = refusal };

    Arrival Arrival() => new(
        file.Number, file.File.Source.Id, file.File.Sender, file.File.Period, file.File.Path, file.Digest.Sha256, file.File.Bytes, file.File.Modified,
        file.Digest.Content.Name, definition, rows, 0, rejected, 0, ArrivalState.Accepted, null, null, null, null, unknown, passedOver, corrects,
        SeenOn: file.Before is null ? options.AsOf : file.Before.SeenOn);
}
