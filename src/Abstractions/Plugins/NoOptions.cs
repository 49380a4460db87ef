namespace NebulaBench.Plugins;

/// <summary>For components without options.</summary>
public sealed record NoOptions;
