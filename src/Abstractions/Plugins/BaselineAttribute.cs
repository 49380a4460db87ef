using NebulaBench.Comparisons;

namespace NebulaBench.Plugins;

/// <summary>
/// Marks an architecture or objective that experiments have as a baseline. Of several that bring the same baseline, the first by id is taken;
/// reports tell rows of all of them as baselines.
/// </summary>
/// <param name="baseline">The baseline that it brings.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BaselineAttribute(Baseline baseline) : Attribute
{
    /// <summary>The baseline that it brings.</summary>
    public Baseline Baseline { get; } = baseline;
}
