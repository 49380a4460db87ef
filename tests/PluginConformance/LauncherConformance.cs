using NebulaBench.Conformance.Launchers;
using NebulaBench.Launching;

namespace NebulaBench.PluginConformance;

/// <summary>
/// What every launcher must do. Subclass it with <see cref="TestFixtureAttribute"/>, say in <see cref="Create"/> how the launcher is made,
/// and run it as any NUnit fixture. Workers are played by a shell.
/// </summary>
[NonParallelizable]
public abstract class LauncherConformance
{
    /// <summary>The names of the points.</summary>
    protected static IReadOnlyList<string> PointNames { get; } =
        PointCases.Names(new LauncherPoints(() => throw new NotSupportedException()).All);

    /// <summary>Makes the launcher; called several times, with the same options each time.</summary>
    protected abstract ILauncher Create();

    [TestCaseSource(nameof(PointNames))]
    public void Launcher_AtPoint_Passes(string point) => PointCases.Run(new LauncherPoints(Create).All, point);
}
