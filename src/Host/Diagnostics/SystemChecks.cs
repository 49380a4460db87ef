using System.Globalization;
using NebulaBench.Host.Data;

namespace NebulaBench.Host.Diagnostics;

/// <summary>Judges what the program stands on: .NET, the operating system, the disk, the culture.</summary>
public static class SystemChecks
{
    private const long LittleSpace = 2L << 30;

    /// <summary>The .NET runtime; that it is new enough shows in that the program runs.</summary>
    public static DoctorCheck Runtime(string framework, string runtimeIdentifier) =>
        DoctorCheck.Ok(".NET", $"{framework} ({runtimeIdentifier})");

    /// <summary>The operating system.</summary>
    public static DoctorCheck OperatingSystem(string description) => DoctorCheck.Ok("system", description);

    /// <summary>The free space of the disk that holds a folder.</summary>
    public static DoctorCheck Disk(string folder, long freeBytes)
    {
        string finding = $"{ByteCount.For(freeBytes)} free at {folder}";
        return freeBytes >= LittleSpace
            ? DoctorCheck.Ok("disk", finding)
            : DoctorCheck.Warn("disk", finding, "Make room: datasets and run folders may need a few GiB.");
    }

    /// <summary>The culture, which must never show in a file.</summary>
    public static DoctorCheck Culture(CultureInfo culture)
    {
        string name = culture.Name.Length == 0 ? "invariant" : culture.Name;
        return DoctorCheck.Ok("culture",
            $"{name}, decimal sign '{culture.NumberFormat.NumberDecimalSeparator}' (experiments, tables and files always use '.')");
    }
}
