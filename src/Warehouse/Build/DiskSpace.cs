using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>Refuses to start a build that would fill the disk.</summary>
static class DiskSpace
{
    /// <returns>How much the build may need.</returns>
    public static long Demand(DataFolder data, Manifest manifest, long minimum)
    {
        // a version holds marts of about the lake's size, and sorting spills about as much again
        var lake = manifest.Arrivals.Where(arrival => arrival.LakeFile is not null)
            .Select(arrival => new FileInfo(Path.Combine(data.Root, arrival.LakeFile!))).Where(file => file.Exists).Sum(file => file.Length);
        var needed = minimum + (2 * lake);
        var free = new DriveInfo(data.Root).AvailableFreeSpace;
        if (free < needed)
            throw new RunException($"磁盘空间不足:需要约 {needed >> 20:N0} MB,{data.Root} 所在磁盘只剩 {free >> 20:N0} MB");
        return needed;
    }
}
