using System.Text.Json;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Runs;

/// <summary>A run record to begin with; tests change what they are about.</summary>
internal static class SampleRun
{
    public static RunRecord Record(
        string id = "run-1", string objective = "vae", long seed = 0, RunStatus status = RunStatus.Running, string experiment = "sample") => new()
        {
            Id = id,
            Experiment = experiment,
            Status = status,
            Spec = new RecordedSpec
            {
                Dataset = Component("mnist", """{"subset":0,"binarize":false}"""),
                Architecture = Component("mlp", """{"widths":[512,256,128],"hidden":64}"""),
                Objective = Component(objective, """{"beta":1.0}"""),
                LatentDimension = 32,
                Seed = seed,
                Training = Json("""{"epochs":20,"batch_size":256,"optimizer":{"id":"adam","learning_rate":0.0002},"evaluate":"last"}"""),
                Evaluation = Json("""{"on":"test","at_most":0,"neighbors":[1,5,20]}"""),
            },
            Data = new RecordedData
            {
                Hash = "0123456789abcdef",
                Classes = ["zero", "one"],
                Samples = new Dictionary<string, long> { ["training"] = 55000, ["test"] = 10000 },
            },
            Plugins = [new RecordedPlugin("NebulaBench.Objectives.Nebula", "0.1.0", "abc123")],
            Environment = new RecordedEnvironment
            {
                SuiteVersion = "0.1.0",
                Commit = "f50a18b",
                Libraries = new Dictionary<string, string> { ["TorchSharp"] = "0.107.0" },
                OperatingSystem = "Debian 12",
                Processor = "Some CPU",
                Cores = 2,
                Threads = 2,
                MemoryBytes = 8L << 30,
                Device = "cpu",
            },
            Started = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        };

    public static RecordedTimings Timings(double secondsPerEpoch) => new()
    {
        LoadSeconds = 1,
        TrainSeconds = 20 * secondsPerEpoch,
        SecondsPerEpoch = secondsPerEpoch,
        EvaluateSeconds = 2.5,
        TotalSeconds = (20 * secondsPerEpoch) + 3.5,
    };

    public static EpochRecord Epoch(int epoch, double loss = 100.5) => new()
    {
        Epoch = epoch,
        Step = 215L * epoch,
        LearningRate = 0.0002,
        Seconds = 4.5,
        SamplesPerSecond = 12345.5,
        Values = new OrderedDictionary<string, double> { ["training/total"] = loss, ["validation/total"] = loss + 1, ["diagnostics/dead_anchors"] = 0 },
    };

    public static RecordedComponent Component(string id, string options, string? label = null) => new(id, label ?? id, Json(options));

    public static JsonElement Json(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
