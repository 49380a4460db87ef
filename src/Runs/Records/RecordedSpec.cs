using System.Text.Json;

namespace NebulaBench.Runs.Records;

/// <summary>What a run was asked to do. Options are kept as JSON: reading them needs no plugin.</summary>
public sealed record RecordedSpec
{
    /// <summary>The dataset.</summary>
    public required RecordedComponent Dataset { get; init; }

    /// <summary>The architecture.</summary>
    public required RecordedComponent Architecture { get; init; }

    /// <summary>The objective.</summary>
    public required RecordedComponent Objective { get; init; }

    /// <summary>
    /// The training that the objective asks for before its own, or null, as in older files; what came of it is a <see cref="RecordedStage"/>.
    /// </summary>
    public JsonElement? Pretraining { get; init; }

    /// <summary>The reconstruction, or null for the dataset's own.</summary>
    public RecordedComponent? Reconstruction { get; init; }

    /// <summary>The latent's width.</summary>
    public required int LatentDimension { get; init; }

    /// <summary>The run's seed.</summary>
    public required long Seed { get; init; }

    /// <summary>How it is trained.</summary>
    public required JsonElement Training { get; init; }

    /// <summary>The share of the inputs' values set to zero while training; null for none, as in every run and in older files.</summary>
    public double? Corruption { get; init; }

    /// <summary>How it is measured.</summary>
    public required JsonElement Evaluation { get; init; }

    /// <summary>The metrics of plugins that were measured, or null for none, as in older files.</summary>
    public IReadOnlyList<RecordedComponent>? Metrics { get; init; }

    /// <summary>The dotted paths of options above that change no result; empty in older files.</summary>
    public IReadOnlyList<string> Incidental { get; init; } = [];
}
