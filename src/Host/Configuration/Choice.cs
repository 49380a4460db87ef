namespace NebulaBench.Host.Configuration;

/// <summary>One of the values that an experiment multiplies its runs out with.</summary>
/// <param name="Value">The value.</param>
/// <param name="Text">The options that tell it from the others, as written; empty where there is nothing to tell apart.</param>
public sealed record Choice<T>(T Value, string Text);
