namespace NebulaBench.Reporting.Statistics;

/// <summary>What is compared: an objective, or an architecture.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Baseline">Whether it is there as a baseline only.</param>
public sealed record Treatment(string Name, bool Baseline)
{
    /// <summary>The name, with its status.</summary>
    public string Title => Baseline ? $"{Name} (baseline)" : Name;
}
