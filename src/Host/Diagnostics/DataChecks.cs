using NebulaBench.Host.Settings;

namespace NebulaBench.Host.Diagnostics;

/// <summary>Judges the data folder and what lies in it.</summary>
public static class DataChecks
{
    /// <summary>One check for the folder and one for each dataset that needs files.</summary>
    /// <param name="root">The data folder.</param>
    /// <param name="exists">Whether it is there.</param>
    /// <param name="datasets">The datasets.</param>
    public static IEnumerable<DoctorCheck> For(string root, bool exists, IEnumerable<DatasetFiles> datasets) =>
    [
        exists
            ? DoctorCheck.Ok("data folder", root)
            : DoctorCheck.Warn("data folder", $"{root} does not exist.",
                $"'nebula data fetch' makes it; to use another, give --data or set {DataFolder.EnvironmentVariable}."),
        .. datasets.Where(dataset => dataset.Total > 0 || dataset.Failure is not null).Select(Dataset),
    ];

    private static DoctorCheck Dataset(DatasetFiles dataset)
    {
        if (dataset.Failure is { } failure)
            return DoctorCheck.Warn("dataset", $"{dataset.Id} cannot be used: {failure}", "Mend its plugin, or do without it.");
        string finding = $"{dataset.Id}: {dataset.Present} of {dataset.Total} files";
        return dataset.Present == dataset.Total
            ? DoctorCheck.Ok("dataset", finding)
            : DoctorCheck.Warn("dataset", finding, $"If you need it: nebula data fetch {dataset.Id}");
    }
}
