using NebulaBench.Reporting.Summaries;
using NebulaBench.Runs.Records;

namespace NebulaBench.Reporting.Tables;

/// <summary>Which plugins a row was made by: name, version and the beginning of the file's hash.</summary>
internal static class RowOrigin
{
    private const int HashLength = 8;

    /// <summary>The plugins of a run, each after what it brought; without that where an older record does not say.</summary>
    public static string For(RunRecord record)
    {
        RecordedSpec spec = record.Spec;
        (string Role, string Plugin)[] parts =
        [
            ("dataset", For(record, spec.Dataset)), ("architecture", For(record, spec.Architecture)), ("objective", For(record, spec.Objective)),
        ];
        return parts.Any(part => part.Plugin.Length == 0)
            ? string.Join(", ", record.Plugins.Select(Text))
            : string.Join(", ", parts.Select(part => $"{part.Role}: {part.Plugin}"));
    }

    /// <summary>The plugins of a row; several of each where its seeds were not made by the same.</summary>
    public static string For(SummaryRow row) => string.Join("; ", row.Runs.Select(run => For(run.Record)).Distinct());

    /// <summary>A table of all rows.</summary>
    public static ReportTable Table(Summary summary)
    {
        IReadOnlyList<LabelColumn> labels = LabelColumn.For(summary);
        return new ReportTable
        {
            Columns = [.. labels.Select(label => label.Heading).Append("Plugins").Select(heading => new ReportColumn(heading, Number: false))],
            Rows = [.. summary.Rows.Select(row => (IReadOnlyList<string>)
            [
                .. labels.Select(label => label.Text(row.Combination)),
                For(row),
            ])],
        };
    }

    private static string For(RunRecord record, RecordedComponent component) =>
        record.Plugins.FirstOrDefault(plugin => plugin.Name == component.Plugin) is { } plugin ? Text(plugin) : "";

    private static string Text(RecordedPlugin plugin) =>
        $"{plugin.Name} {plugin.Version} ({(plugin.Sha256.Length > HashLength ? plugin.Sha256[..HashLength] : plugin.Sha256)})";
}
