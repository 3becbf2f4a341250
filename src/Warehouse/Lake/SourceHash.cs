using System.Security.Cryptography;
using System.Text.Json;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Lake;

/// <summary>Names how a source's files are read: it changes when, and only when, the same bytes may give other rows, rejects or reasons.</summary>
static class SourceHash
{
    /// <summary>To be raised when the program itself comes to read files differently.</summary>
    const int Reading = 2;

    public static string Of(SourceDefinition source) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        Reading,
        source.Key,
        source.RejectLimit,
        source.InOrder,
        source.Dialect,
        Columns = source.Columns.Select(column => new
        {
            column.Name,
            column.Title,
            column.Aliases,
            column.Type,
            column.Unit,
            column.Required,
            Codes = column.Codes.Select(code => new[] { code.Key, code.Value }),
            SenderCodes = column.SenderCodes.Select(sender => new { sender.Key, Codes = sender.Value.Select(code => new[] { code.Key, code.Value }) }),
            column.Min,
            column.Max,
            column.Scale,
            column.References,
        }),
    })))[..8];
}
