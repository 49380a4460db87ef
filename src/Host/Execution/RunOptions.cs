namespace NebulaBench.Host.Execution;

/// <summary>Where runs are kept, and whether finished ones are done again.</summary>
/// <param name="Root">The folder of all experiments' runs.</param>
/// <param name="Force">Whether finished runs are done again.</param>
public sealed record RunOptions(string Root, bool Force);
