
namespace NebulaBench.Runs.Records;

/// <summary>What a run ran on.</summary>
public sealed record RecordedEnvironment
{
    /// <summary>The suite's version.</summary>
    public required string SuiteVersion { get; init; }

    /// <summary>The commit the suite was built from; null where unknown.</summary>
    public string? Commit { get; init; }

    /// <summary>Versions of the runtime and of the libraries that decide results, by name.</summary>
    public IReadOnlyDictionary<string, string> Libraries { get; init; } = new Dictionary<string, string>();

    /// <summary>The operating system.</summary>
    public required string OperatingSystem { get; init; }

    /// <summary>The processor's model.</summary>
    public required string Processor { get; init; }

    /// <summary>Logical cores that the process may use.</summary>
    public required int Cores { get; init; }

    /// <summary>Threads that tensor operations use.</summary>
    public required int Threads { get; init; }

    /// <summary>Memory that the process may use.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>
    /// The instructions that oneDNN, which computes convolutions in libtorch, was held to; null if to none,
    /// or where an older file does not tell.
    /// </summary>
    public string? OneDnn { get; init; }

    /// <summary>The device that was computed on: <c>cpu</c>, or a graphics card's name.</summary>
    public required string Device { get; init; }
}
