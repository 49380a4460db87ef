namespace NebulaBench.Runs.Records;

/// <summary>A plugin that a run used. Where it lay is not recorded: it says nothing to anybody else.</summary>
/// <param name="Name">Its assembly's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sha256">The hash of its file, lower-case hexadecimal.</param>
public sealed record RecordedPlugin(string Name, string Version, string Sha256)
{
    /// <summary>Who made it; null where it names nobody, and in older files.</summary>
    public string? Author { get; init; }

    /// <summary>Its license; null where it states none, and in older files.</summary>
    public string? License { get; init; }
}
