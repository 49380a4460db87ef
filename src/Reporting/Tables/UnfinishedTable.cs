using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Reporting.Tables;

/// <summary>Lists the runs that have no scores, each with its reason.</summary>
public static class UnfinishedTable
{
    public static ReportTable Build(IEnumerable<RunResult> runs) => new()
    {
        Columns =
        [
            new("Run", Number: false),
            new("Dataset", Number: false),
            new("Architecture", Number: false),
            new("Objective", Number: false),
            new("Seed", Number: true),
            new("Status", Number: false),
            new("Epochs", Number: true),
            new("Reason", Number: false),
        ],
        Rows =
        [
            .. runs.Select(run => (IReadOnlyList<string>)
            [
                run.Record.Id,
                run.Record.Spec.Dataset.Label,
                run.Record.Spec.Architecture.Label,
                run.Record.Spec.Objective.Label,
                NumberText.Whole(run.Record.Spec.Seed),
                run.Status,
                NumberText.Whole(run.Record.Epochs),
                run.Reason ?? "",
            ]),
        ],
    };
}
