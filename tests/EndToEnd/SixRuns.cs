using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NebulaBench.EndToEnd.Tests;

/// <summary>A small experiment of six runs on embedded data, and what it leaves: everything that must be the same bit for bit.</summary>
internal static class SixRuns
{
    public const string Yaml = """
        name: six
        dataset: { id: stroke-digits, training: 400, validation: 60, test: 120 }
        architecture: { id: mlp, widths: [32], hidden: 0, dropout: 0.1 }
        latent_dimension: 6
        objective:
          - { id: vae }
          - { id: nvc, anchors: 4, metric: {} }
          - { id: vq-vae, codes: 16 }
        seeds: [0, 1]
        training: { epochs: 30, batch_size: 20, checkpoint_seconds: 0 }
        baselines: []
        """;

    /// <summary>The folders of an experiment's runs, by id.</summary>
    public static IReadOnlyDictionary<string, string> Folders(string runs) => Directory.Exists(Path.Combine(runs, "six"))
        ? Directory.GetDirectories(Path.Combine(runs, "six"), "stroke-digits-*")
            .Where(folder => !folder.Contains(".partial-", StringComparison.Ordinal)).ToDictionary(folder => Path.GetFileName(folder)!)
        : new Dictionary<string, string>();

    /// <summary>The status of a run; null where there is no record.</summary>
    public static string? Status(string folder)
    {
        string file = Path.Combine(folder, "run.json");
        return File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file))!["status"]!.GetValue<string>() : null;
    }

    /// <summary>Every result of every run: hashes of weights, scores and embeddings, and the log without times.</summary>
    public static IReadOnlyList<string> Results(string runs) =>
    [
        .. from run in Folders(runs).OrderBy(run => run.Key, StringComparer.Ordinal)
           from file in (string[])["weights.safetensors", "scores.json", "embeddings.npz", "log.jsonl"]
           let path = Path.Combine(run.Value, file)
           select $"{run.Key}/{file}: {(file == "log.jsonl" ? Log(path) : Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))))}",
    ];

    private static string Log(string file) => string.Join('\n', File.ReadLines(file).Select(line =>
    {
        JsonObject epoch = JsonNode.Parse(line)!.AsObject();
        epoch.Remove("seconds");
        epoch.Remove("samples_per_second");
        return epoch.ToJsonString(JsonSerializerOptions.Default);
    }));
}
