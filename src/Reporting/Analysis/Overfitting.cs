using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;

namespace NebulaBench.Reporting.Analysis;

/// <summary>
/// Finds runs whose validation loss ended clearly above its least value while the training loss went on falling. A loss whose weights rise in
/// training rises in both, and is not found.
/// </summary>
internal sealed class Overfitting : IAnalyzer
{
    /// <summary>How much of its whole fall a validation loss must have climbed again.</summary>
    private const double Climb = 0.1;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Summary summary, ReportStatistics statistics)
    {
        (SummaryRow Row, RunResult Run, Rise Rise)[] found =
        [
            .. from row in summary.Rows
               from run in row.Finished
               let rise = For(run.Curves)
               where rise is not null
               select (row, run, rise.Value),
        ];
        if (found.Length > 0)
        {
            yield return new Finding(
                "Overfitting",
                "the validation loss rose again while the training loss went on falling; fewer epochs, early stopping or evaluate: best would serve these better.",
                [
                    .. found.GroupBy(each => each.Row).Select(row => $"{LabelColumn.NameOf(summary, row.Key)} ({string.Join(", ", row.Select(each => Evidence(each.Run, each.Rise)))})"),
                ],
                [.. found.Select(each => each.Row).Distinct()]);
        }
    }

    private static string Evidence(RunResult run, Rise rise) => FormattableString.Invariant(
        $"seed {run.Record.Spec.Seed}: {rise.Least:0.##} at epoch {rise.Epoch}, {rise.Last:0.##} at the end");

    private static Rise? For(LearningCurves? curves)
    {
        if (curves?[LearningCurves.ValidationTotal] is not { Length: > 2 } validation
            || curves[LearningCurves.TrainingTotal] is not { } training
            || validation.Any(double.IsNaN))
        {
            return null;
        }
        int best = Array.IndexOf(validation, validation.Min());
        double fall = validation[0] - validation[best], climb = validation[^1] - validation[best];
        return fall > 0 && climb > Climb * fall && training[^1] < training[best] ? new Rise(curves.Epochs[best], validation[best], validation[^1]) : null;
    }

    private readonly record struct Rise(int Epoch, double Least, double Last);
}
