using System.Text;
using System.Text.RegularExpressions;
using NebulaBench.Datasets;
using NebulaBench.Fuzzing.Tests.Harness;
using NebulaBench.Host.Launching.Slurm;
using NebulaBench.Host.Measuring;
using NebulaBench.Host.Pictures;
using NebulaBench.Metrics;
using NebulaBench.Reporting;
using NebulaBench.Reporting.Content;
using NebulaBench.Reporting.Figures;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Runs;
using NebulaBench.Runs.Checkpoints;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;
using NebulaBench.Testing;

namespace NebulaBench.Fuzzing.Tests.Targets;

/// <summary>A JSON file of a run folder, from the runs of earlier versions that are kept.</summary>
public abstract class RecordTarget : FuzzTarget
{
    protected const string Corpus = "tests/Host/Runs/RegressionCorpus";

    protected override IEnumerable<byte[]> Seeds => SeedFiles.InRepository(Corpus, FileName);

    protected override IEnumerable<byte[]> MoreSeeds => SeedFiles.BesideRepository(FileName);

    protected override int Inputs => 500;

    protected override bool IsJson => true;

    protected override IReadOnlyList<string> Tokens =>
        ["null", "true", "{}", "[]", "\"\"", "\"x\"", "\"\\ud800\"", "\"NaN\"", ":", ",", "\"schema_version\": 1", "\"schema_version\": 2", "\"id\"", "\"value\"", "\"status\"", "\"finished\"", "[null]", "{\"\":null}"];

    /// <summary>Puts the other files of a run beside an input.</summary>
    protected static void CopyOthers(string whole, string file)
    {
        foreach (string other in Directory.EnumerateFiles(Path.GetDirectoryName(whole)!).Where(path => path != whole))
        {
            File.Copy(other, Path.Combine(Path.GetDirectoryName(file)!, Path.GetFileName(other)), overwrite: true);
        }
    }
}

/// <summary><c>run.json</c>, and what is made of it: settings for reports, the specification for another look at the model.</summary>
public sealed class RunRecordTarget : RecordTarget
{
    protected override string FileName => RunFileNames.Record;

    protected override void Read(byte[] input, string file)
    {
        RunFolder run = RunFolder.Open(Path.GetDirectoryName(file)!);
        SpecText.For(run.Record);
        RunDevice.For(run.Record);
        try
        {
            new FinishedRun(BundledPlugins.Catalog, null!, null!, null!).Spec(run);
        }
        catch (Errors.NebulaException failure) when (failure.Code == "NB5112")
        {
            // The options of a plugin of that time may be no options of today's.
        }
    }
}

/// <summary><c>stage.json</c> and the weights beside it.</summary>
public sealed class StageRecordTarget : RecordTarget
{
    protected override string FileName => "stage.json";

    protected override void Read(byte[] input, string file)
    {
        string folder = Path.Combine(Path.GetDirectoryName(file)!, "stages", "x");
        Directory.CreateDirectory(folder);
        File.Copy(file, Path.Combine(folder, FileName), overwrite: true);
        StageFolder.Find(Path.GetDirectoryName(file)!, "x");
    }
}

/// <summary><c>log.jsonl</c> of a run that has ended and of one that has not.</summary>
public sealed class LogTarget : RecordTarget
{
    protected override string FileName => RunFileNames.Log;

    protected override bool IsJson => false; // each of its lines is

    protected override int Inputs => 1500;

    protected override void Read(byte[] input, string file)
    {
        RunLog.Read(file, ended: false);
        RunLog.Read(file, ended: true);
    }
}

/// <summary><c>scores.json</c>.</summary>
public sealed class ScoresTarget : RecordTarget
{
    protected override string FileName => RunFileNames.Scores;

    protected override void Read(byte[] input, string file) => ScoreFile.Read(file).Descriptors.Find("covariance/spread_k5");
}

/// <summary><c>vocabulary.json</c>, held against the tokens of today's data.</summary>
public sealed class VocabularyTarget : RecordTarget
{
    private static readonly string RunRecord = Encoding.UTF8.GetString(SeedFiles.InRepository(Corpus, RunFileNames.Record).First())
        .Replace("\"status\": \"finished\"", "\"status\": \"running\"", StringComparison.Ordinal);

    protected override string FileName => RunFileNames.Vocabulary;

    protected override int Inputs => 1500;

    protected override void Read(byte[] input, string file)
    {
        string folder = Path.GetDirectoryName(file)!, record = Path.Combine(folder, RunFileNames.Record);
        if (!File.Exists(record))
        {
            File.WriteAllText(record, RunRecord);
        }
        RunFolder run = RunFolder.Open(folder);
        try
        {
            VocabularyFile.Check(run, new Vocabulary([.. SpecialTokens.Texts, "a", "b"], " "), null);
        }
        catch (Errors.NebulaException failure) when (failure.Code == "NB5114")
        {
            // Read, and found to be of other data.
        }
    }
}

/// <summary><c>texts.json</c>.</summary>
public sealed class TextsTarget : RecordTarget
{
    protected override string FileName => RunFileNames.Texts;

    protected override int Inputs => 1500;

    protected override void Read(byte[] input, string file) => SampleTexts(GeneratedTexts.From(Path.GetDirectoryName(file)!)!);

    private static void SampleTexts(GeneratedTexts texts) =>
        _ = texts.Reconstructions.Sum(sample => sample.Input.Length + sample.Output.Length) + texts.Interpolations.Sum(way => way.Sum(text => text.Length))
            + texts.Regions.Sum(region => region.Name.Length + region.Nearest.Concat(region.Drawn).Sum(text => text.Length));
}

/// <summary><c>checkpoint.json</c>, which seals a checkpoint.</summary>
public sealed class CheckpointSealTarget : CheckpointTarget
{
    protected override string FileName => "checkpoint.json";
}

/// <summary><c>training.json</c> of a checkpoint, sealed as it is.</summary>
public sealed class TrainingFactsTarget : CheckpointTarget
{
    protected override string FileName => "training.json";

    protected override void Read(byte[] input, string file)
    {
        var seal = new CheckpointSeal { Training = HashedFile.Measure(file), Tensors = HashedFile.Measure(Whole("tensors.safetensors")) };
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(file)!, "checkpoint.json"), System.Text.Json.JsonSerializer.Serialize(seal, RunJson.Indented));
        base.Read(input, file);
    }
}

/// <summary>A file of a checkpoint, the others whole.</summary>
public abstract class CheckpointTarget : RecordTarget
{
    private static readonly Lazy<string> Checkpoint = new(() =>
    {
        var folder = new CheckpointFolder(Path.Combine(FuzzRun.Root, "checkpoints"));
        var epoch = new EpochRecord
        {
            Epoch = 1,
            Step = 10,
            LearningRate = 0.001,
            Seconds = 1.5,
            SamplesPerSecond = 100,
            Values = new OrderedDictionary<string, double> { ["training/total"] = 3.5 },
        };
        var facts = new TrainingFacts
        {
            Epochs = [epoch],
            InProgress = new EpochInProgress(3, 0.5, new LossSums([new TermSum("total", 4.5)], 30)),
            BestLoss = double.PositiveInfinity,
            BestEpoch = 0,
            StoppedEarly = false,
            Seconds = 2,
            Threads = 1,
        };
        folder.Save(new TrainingCheckpoint(facts, new Dictionary<string, Runs.Arrays.DenseArray> { ["w"] = Runs.Arrays.DenseArray.From([1f, 2f]) }));
        return Path.Combine(folder.FullPath, folder.Names()[0]);
    });

    protected override IEnumerable<byte[]> Seeds => [File.ReadAllBytes(Whole(FileName))];

    protected override int Inputs => 1500;

    protected static string Whole(string name) => Path.Combine(Checkpoint.Value, name);

    protected override void Read(byte[] input, string file)
    {
        string folder = Path.GetDirectoryName(file)!;
        foreach (string other in Directory.EnumerateFiles(Checkpoint.Value).Select(path => Path.GetFileName(path)))
        {
            if (!File.Exists(Path.Combine(folder, other)))
            {
                File.Copy(Whole(other), Path.Combine(folder, other));
            }
        }
        TrainingCheckpoint read = new CheckpointFolder(Path.GetDirectoryName(folder)!).Read(Path.GetFileName(folder));
        _ = read.Facts.Position;
        _ = read.Facts.Epochs.Sum(epoch => epoch.Values.Values.Sum());
        _ = read.Facts.InProgress?.Losses.Terms.Sum(term => term.Sum + term.Name.Length);
        CheckpointFolder.NameOf(read.Facts);
    }
}

/// <summary>The file that names the owner of a run's lock. It is for messages alone: whatever it says, nothing is refused.</summary>
public sealed class LockOwnerTarget : RecordTarget
{
    protected override string FileName => "run.owner.json";

    protected override IEnumerable<byte[]> Seeds
    {
        get
        {
            string run = Path.Combine(Directory.CreateDirectory(Path.Combine(FuzzRun.Root, "owned")).FullName, "run");
            using RunLock? taken = RunLock.TryTake(run);
            return [File.ReadAllBytes($"{run}.owner.json")];
        }
    }

    protected override int Inputs => 1500;

    protected override void Read(byte[] input, string file) => _ = RunLock.OwnerOf(Path.Combine(Path.GetDirectoryName(file)!, "run"))?.Text;
}

/// <summary><c>submission.json</c> of runs handed to a cluster.</summary>
public sealed class SubmissionTarget : RecordTarget
{
    protected override string FileName => SlurmSubmission.FileName;

    protected override IEnumerable<byte[]> Seeds => ["""{"schema_version":1,"job":"17","report_job":"18","tasks":[["a","b"],["c"]]}"""u8.ToArray()];

    protected override int Inputs => 1500;

    protected override void Read(byte[] input, string file)
    {
        IReadOnlyList<SlurmSubmission> submissions = SlurmSubmission.In(Path.GetDirectoryName(file)!);
        new SlurmQueue((_, _) => ["1|PENDING", "2|RUNNING"]).Queued(submissions);
    }
}

/// <summary>What a report remembers of its figures; whatever it says, nothing is refused.</summary>
public sealed class FigureCacheTarget : RecordTarget
{
    protected override string FileName => "drawn.json";

    protected override IEnumerable<byte[]> Seeds => ["{\"loss\":\"0123\",\"spectrum\":\"4567\"}"u8.ToArray()];

    protected override int Inputs => 1500;

    protected override void Read(byte[] input, string file) => _ = new FigureCache(Path.GetDirectoryName(file)!);
}

/// <summary><c>run.json</c> of a run that is scored again, with the options it recorded.</summary>
public sealed class RescoringTarget : RecordTarget
{
    private static readonly string Whole = Directory.EnumerateFiles(
        Path.Combine(RepositoryRoot.Find(), Corpus), RunFileNames.Record, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last(file => file.Contains("nvc", StringComparison.Ordinal));

    protected override string FileName => RunFileNames.Record;

    protected override IEnumerable<byte[]> Seeds => [File.ReadAllBytes(Whole)];

    protected override IEnumerable<byte[]> MoreSeeds => [];

    protected override int Inputs => 20;

    protected override void Read(byte[] input, string file)
    {
        CopyOthers(Whole, file);
        Rescoring.From(RunFolder.Open(Path.GetDirectoryName(file)!));
    }
}

/// <summary>A report of two runs of which one has a damaged record: it is left out and named, or shown, but the report is written.</summary>
public sealed class ReportTarget : RecordTarget
{
    private static readonly string Whole = Directory.EnumerateFiles(
        Path.Combine(RepositoryRoot.Find(), Corpus), RunFileNames.Record, SearchOption.AllDirectories).Order(StringComparer.Ordinal).First(file => file.Contains("museum-text", StringComparison.Ordinal));

    protected override string FileName => RunFileNames.Record;

    protected override int Inputs => 3;

    protected override void Read(byte[] input, string file)
    {
        CopyOthers(Whole, file);
        var summary = Summary.From(RunStore.List([Path.GetDirectoryName(Whole)!, Path.GetDirectoryName(file)!]), BundledMetrics.Find);
        ReportWriter.Write(ReportContent.From(summary), Path.Combine(FuzzRun.Root, "report"));
    }
}

/// <summary>A report of a run whose latents are damaged, with the figures that are drawn of them.</summary>
public sealed class ReportedLatentsTarget : FuzzTarget
{
    private static readonly string Whole = Path.GetDirectoryName(Directory.EnumerateFiles(
        Path.Combine(RepositoryRoot.Find(), "tests/Host/Runs/RegressionCorpus"), RunFileNames.Embeddings, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last())!;

    // A finished run without hashes: its files are read as they are.
    private static readonly string RunRecord = Regex.Replace(File.ReadAllText(Path.Combine(Whole, RunFileNames.Record)), "\"files\": \\{[^{}]*(\\{[^{}]*\\}[^{}]*)*\\}", "\"files\": {}");

    protected override string FileName => RunFileNames.Embeddings;

    protected override IEnumerable<byte[]> Seeds => [EmbeddingsTarget.Stored(File.ReadAllBytes(Path.Combine(Whole, FileName)))];

    protected override int Inputs => 3;

    protected override void Read(byte[] input, string file)
    {
        string folder = Path.GetDirectoryName(file)!;
        File.WriteAllText(Path.Combine(folder, RunFileNames.Record), RunRecord);
        File.Copy(Path.Combine(Whole, RunFileNames.Scores), Path.Combine(folder, RunFileNames.Scores), overwrite: true);
        File.Copy(Path.Combine(Whole, RunFileNames.Structure), Path.Combine(folder, RunFileNames.Structure), overwrite: true);
        ReportWriter.Write(ReportContent.From(Summary.From(RunStore.List(folder), BundledMetrics.Find)), Path.Combine(FuzzRun.Root, "report"));
    }

    protected override byte[] Mend(byte[] input) => Checksums.MendZip(input);
}
