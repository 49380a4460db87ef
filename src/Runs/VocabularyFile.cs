using System.Text.Json;
using System.Text.Json.Serialization;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Runs.Files;

namespace NebulaBench.Runs;

/// <summary>Stores what the tokens of a run's sequences mean, and checks later that they still mean the same.</summary>
public static class VocabularyFile
{
    /// <summary>The version of the layout that is written now; files of before it had one say nothing of it.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Writes <c>vocabulary.json</c>; nothing where neither inputs nor outputs are sequences.</summary>
    public static void Write(RunFolder run, Vocabulary? input, Vocabulary? output)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (input is not null || output is not null)
        {
            var content = new Content(input, output);
            AtomicFile.Write(run.PathOf(RunFileNames.Vocabulary), stream => JsonSerializer.Serialize(stream, content, RunJson.Indented));
        }
    }

    /// <summary>Checks that a dataset's tokens are still those a run was trained on.</summary>
    /// <exception cref="NebulaException">NB5114: they are not.</exception>
    public static void Check(RunFolder run, Vocabulary? input, Vocabulary? output)
    {
        ArgumentNullException.ThrowIfNull(run);
        string file = run.PathOf(RunFileNames.Vocabulary);
        if (!File.Exists(file))
        {
            return;
        }
        Content? stored = Read(run.Verified(RunFileNames.Vocabulary));
        if (stored?.SchemaVersion > CurrentSchema)
        {
            throw RunErrors.UnknownSchema(file, stored.SchemaVersion, CurrentSchema);
        }
        if (Difference(stored?.Input, input) is { } inputDifference)
        {
            throw Mismatch(file, "input", inputDifference);
        }
        if (Difference(stored?.Output, output) is { } outputDifference)
        {
            throw Mismatch(file, "output", outputDifference);
        }
    }

    private static Content? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<Content>(HashedFile.Bytes(file), RunJson.Indented);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw RunErrors.Damaged(file, "it is cut short, or tells no vocabulary", failure);
        }
    }

    private static string? Difference(Vocabulary? stored, Vocabulary? now)
    {
        IReadOnlyList<string> before = stored?.Tokens ?? [], after = now?.Tokens ?? [];
        if (before.Count != after.Count)
        {
            return $"{after.Count} tokens, the run's {before.Count}";
        }
        int at = Enumerable.Range(0, before.Count).FirstOrDefault(token => before[token] != after[token], -1);
        return at < 0 ? null : $"'{after[at]}' as token {at}, the run's '{before[at]}'";
    }

    private static NebulaException Mismatch(string file, string which, string difference) => new(
        "NB5114", $"the data's {which} vocabulary has {difference}.", file,
        "Give the data that the run was trained on (--data); a run's weights mean nothing with other tokens.");

    private sealed record Content(Vocabulary? Input, Vocabulary? Output)
    {
        [JsonPropertyOrder(-1)]
        public int SchemaVersion { get; init; } = CurrentSchema;
    }
}
