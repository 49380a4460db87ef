using NebulaBench.Runs.Files;

namespace NebulaBench.Runs.Records;

/// <summary>What a model of sequences reads and writes, as a run stores it.</summary>
public sealed record GeneratedTexts
{
    /// <summary>The version of the layout of <c>texts.json</c> that is written now.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The layout's version.</summary>
    public int SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>Some samples: what went in, what should have come out, what was written.</summary>
    public required IReadOnlyList<TextTriple> Reconstructions { get; init; }

    /// <summary>What is written on straight ways between two samples, ends included.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Interpolations { get; init; }

    /// <summary>What lies around each prototype; around all latents where there are none.</summary>
    public required IReadOnlyList<TextRegion> Regions { get; init; }

    // JSON that leaves a value out gives null where the type has none.
    private bool IsComplete =>
        Reconstructions.All(sample => sample is { Input: not null, Output: not null })
        && Interpolations.All(AllThere)
        && Regions.All(region => region is { Name: not null } && AllThere(region.Nearest) && AllThere(region.Drawn));

    /// <summary>Reads the file of a run, or gives null where it has none.</summary>
    /// <param name="run">The run's folder.</param>
    public static GeneratedTexts? From(string run)
    {
        string file = Path.Combine(run, RunFileNames.Texts);
        if (!File.Exists(file))
            return null;
        if (OwnFile.LeadsOut(run, file))
            throw RunErrors.NotOwn(file);
        GeneratedTexts texts = RunJson.Read<GeneratedTexts>(file, CurrentSchema);
        return texts.IsComplete ? texts : throw RunErrors.Damaged(file, "a text in it is missing");
    }

    private static bool AllThere(IReadOnlyList<string>? texts) => texts is not null && texts.All(text => text is not null);
}

/// <summary>A sample of a model of sequences.</summary>
/// <param name="Input">What went in.</param>
/// <param name="Target">What should have come out; null where that is the input.</param>
/// <param name="Output">What was written.</param>
public sealed record TextTriple(string Input, string? Target, string Output);

/// <summary>A part of the latent space in words.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Nearest">The inputs of the samples nearest to its middle, the nearest first.</param>
/// <param name="Drawn">What is written for latents drawn from it.</param>
public sealed record TextRegion(string Name, IReadOnlyList<string> Nearest, IReadOnlyList<string> Drawn);
