using NebulaBench.Conformance.Optimization;
using NebulaBench.Optimization;

namespace NebulaBench.PluginConformance;

/// <summary>
/// What every schedule must do. Subclass it with <see cref="TestFixtureAttribute"/>, say in <see cref="Create"/> how the schedule is made, and
/// run it as any NUnit fixture. It is tried on trainings of several lengths.
/// </summary>
public abstract class ScheduleConformance
{
    /// <summary>The names of the points.</summary>
    protected static IReadOnlyList<string> PointNames { get; } =
        PointCases.Names(new SchedulePoints(() => throw new NotSupportedException()).All);

    /// <summary>Makes the schedule; called several times, with the same options each time.</summary>
    protected abstract ISchedule Create();

    [TestCaseSource(nameof(PointNames))]
    public void Schedule_AtPoint_Passes(string point) => PointCases.Run(new SchedulePoints(Create).All, point);
}
