using System.Text.Json;
using NebulaBench.Runs.Files;

namespace NebulaBench.Runs;

/// <summary>Keeps what a run's dataset prepares new data with, in the dataset's own words.</summary>
public static class PreparationFile
{
    /// <summary>The version of the layout that is written now.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Writes <c>preparation.json</c>; nothing where the dataset prepares no new data.</summary>
    public static void Write(RunFolder run, string? preparation)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (preparation is not null)
        {
            AtomicFile.Write(
                run.PathOf(RunFileNames.Preparation), stream => JsonSerializer.Serialize(stream, new Content(CurrentSchema, preparation), RunJson.Indented));
        }
    }

    /// <summary>What a run keeps; null where it keeps nothing, as in folders of older versions.</summary>
    /// <exception cref="Errors.NebulaException">NB5102 to NB5104: the file is damaged, altered or of a later version.</exception>
    public static string? Read(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        string file = run.PathOf(RunFileNames.Preparation);
        if (!run.Record.Files.ContainsKey(RunFileNames.Preparation) && !File.Exists(file))
        {
            return null;
        }
        return RunJson.Read<Content>(run.Verified(RunFileNames.Preparation), CurrentSchema).Preparation
            ?? throw RunErrors.Damaged(file, "it tells no preparation");
    }

    private sealed record Content(int SchemaVersion, string? Preparation);
}
