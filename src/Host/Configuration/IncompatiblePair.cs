using NebulaBench.Host.Configuration.Components;

namespace NebulaBench.Host.Configuration;

/// <summary>A dataset and an architecture or objective that do not fit together.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Component">The architecture or objective.</param>
/// <param name="Problem">Who does not fit whom.</param>
/// <param name="Remedy">Why, and what would work.</param>
public sealed record IncompatiblePair(ConfiguredComponent Dataset, ConfiguredComponent Component, string Problem, string Remedy);
