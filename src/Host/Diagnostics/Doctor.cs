using System.Globalization;
using System.Runtime.InteropServices;
using NebulaBench.Host.Data;
using NebulaBench.Host.Plugins;
using NebulaBench.Host.Settings;
using NebulaBench.Runtime.Libtorch;

namespace NebulaBench.Host.Diagnostics;

/// <summary>Looks at everything the program needs to run.</summary>
/// <param name="settings">The program's surroundings.</param>
/// <param name="plugins">What plugins brought.</param>
/// <param name="datasets">The datasets.</param>
public sealed class Doctor(HostSettings settings, PluginCatalog plugins, DatasetRegistry datasets)
{
    /// <summary>Gathers the facts and judges them.</summary>
    public DoctorReport Examine()
    {
        string root = settings.DataFolder.Root;
        return new DoctorReport(
        [
            SystemChecks.Runtime(RuntimeInformation.FrameworkDescription, RuntimeInformation.RuntimeIdentifier),
            SystemChecks.OperatingSystem($"{RuntimeInformation.OSDescription} ({RuntimeInformation.OSArchitecture})"),
            .. TorchChecks.For(TorchFacts.Collect(settings.Libtorch), Environment.ProcessorCount),
            .. PluginChecks.For(plugins),
            .. DataChecks.For(root, Directory.Exists(root), DatasetFiles.Find(datasets, root)),
            .. new[] { NearestExisting(root), Environment.CurrentDirectory }.Distinct().Select(Disk),
            SystemChecks.Culture(CultureInfo.CurrentUICulture), // the user's; the current one the program has set itself
        ]);
    }

    private static DoctorCheck Disk(string folder) => SystemChecks.Disk(folder, new DriveInfo(folder).AvailableFreeSpace);

    private static string NearestExisting(string path)
    {
        while (!Directory.Exists(path) && Path.GetDirectoryName(path) is { } parent)
            path = parent;
        return path;
    }
}
