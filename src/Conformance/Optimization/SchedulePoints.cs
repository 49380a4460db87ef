using NebulaBench.Conformance.Points;
using NebulaBench.Optimization;

namespace NebulaBench.Conformance.Optimization;

/// <summary>What every schedule must do. It is tried on trainings of several lengths.</summary>
/// <param name="create">Makes the schedule; called several times, with the same options each time.</param>
public sealed class SchedulePoints(Func<ISchedule> create)
{
    private static readonly int[] Lengths = [1, 2, 7, 100];

    /// <summary>The points.</summary>
    public IReadOnlyList<ConformancePoint> All =>
    [
        new("gives a finite factor of at least 0", "Factor must be a number that a learning rate can be multiplied by, in every epoch.", GivesAFactor)
        {
            IsBasic = true,
        },
        new(
            "depends on the epoch alone", "Factor must not depend on earlier calls: a resumed run begins with a later epoch.", DependsOnTheEpochAlone),
    ];

    private void GivesAFactor()
    {
        foreach (int epochs in Lengths)
        {
            ISchedule schedule = create();
            for (int epoch = 0; epoch < epochs; epoch++)
            {
                double factor = schedule.Factor(epoch, epochs);
                Require.That(double.IsFinite(factor) && factor >= 0, FormattableString.Invariant($"in epoch {epoch} of {epochs} it is {factor}"));
            }
        }
    }

    private void DependsOnTheEpochAlone()
    {
        foreach (int epochs in Lengths)
        {
            ISchedule schedule = create();
            double[] inOrder = [.. Enumerable.Range(0, epochs).Select(epoch => schedule.Factor(epoch, epochs))];
            for (int epoch = epochs - 1; epoch >= 0; epoch--)
            {
                double again = schedule.Factor(epoch, epochs), alone = create().Factor(epoch, epochs);
                Require.That(
                    again.Equals(inOrder[epoch]) && alone.Equals(inOrder[epoch]),
                    FormattableString.Invariant($"in epoch {epoch} of {epochs} it is {inOrder[epoch]} after the epochs before, but {again} again and {alone} alone"));
            }
        }
    }
}
