using System.Text.Json.Serialization;
using NebulaBench.Runs.Files;

namespace NebulaBench.Runs.Checkpoints;

/// <summary>What <c>checkpoint.json</c> says: which files make the checkpoint up. It is written last.</summary>
public sealed record CheckpointSeal
{
    /// <summary>The version of the checkpoint's layout.</summary>
    [JsonPropertyOrder(-1)]
    public int SchemaVersion { get; init; } = TrainingFacts.CurrentSchema;

    /// <summary>Where the training stands.</summary>
    public required RecordedFile Training { get; init; }

    /// <summary>Its tensors.</summary>
    public required RecordedFile Tensors { get; init; }
}
