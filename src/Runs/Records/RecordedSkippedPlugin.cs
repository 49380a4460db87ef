namespace NebulaBench.Runs.Records;

/// <summary>A plugin that could not be used. Where it lay is not recorded.</summary>
/// <param name="Name">Its name, or that of the folder in which plugins were looked for.</param>
/// <param name="Code">The error's code, NB2xxx.</param>
/// <param name="Reason">What is wrong with it, a sentence.</param>
public sealed record RecordedSkippedPlugin(string Name, string Code, string Reason);
