using NebulaBench.Runs.Files;
using System.Text.RegularExpressions;
using NebulaBench.Runs.Records;
using NebulaBench.Errors;
using NebulaBench.Runs.Arrays;
using NebulaBench.Runs.Checkpoints;

namespace NebulaBench.Host.Tests.Runs;

/// <summary>Checkpoints on the disk: two of them, and none that was altered is taken for whole.</summary>
public sealed class CheckpointFolderTests
{
    private TemporaryFolder root = null!;
    private CheckpointFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        root = new TemporaryFolder();
        folder = new CheckpointFolder(root["checkpoint"]);
    }

    [TearDown]
    public void DeleteFolder() => root.Dispose();

    [Test]
    public void Read_WhatWasSaved_IsTheSame()
    {
        TrainingCheckpoint saved = Checkpoint(2, batches: 5);
        folder.Save(saved);

        TrainingCheckpoint read = folder.Read(folder.Names().Single());

        Assert.That(read.Facts.Epochs.Select(epoch => epoch.Values["training/total"]), Is.EqualTo(new[] { 0.1, double.NaN }));
        Assert.That(read.Facts.Epochs[0].Values.Keys, Is.EqualTo(saved.Facts.Epochs[0].Values.Keys));
        Assert.That((read.Facts.BestLoss, read.Facts.InProgress!.Batches), Is.EqualTo((double.PositiveInfinity, 5)));
        Assert.That(read.Facts.InProgress!.Losses.Terms, Is.EqualTo(saved.Facts.InProgress!.Losses.Terms));
        Assert.That(read.Tensors["a"].Values, Is.EqualTo(saved.Tensors["a"].Values));
        Assert.That(read.Facts.Position, Is.EqualTo("epoch 3, step 6"));
    }

    [Test]
    public void Save_ThreeTimes_KeepsTheLastTwo()
    {
        folder.Save(Checkpoint(1));
        folder.Save(Checkpoint(2));
        folder.Save(Checkpoint(2, batches: 7));

        Assert.That(folder.Names(), Is.EqualTo(new[] { "000002-000000007", "000002-000000000" }));
    }

    [Test]
    public void Read_ShortHash_IsRefusedSoThatTheOlderIsTried()
    {
        folder.Save(Checkpoint(1));
        string seal = Path.Combine(root["checkpoint"], folder.Names()[0], "checkpoint.json");
        File.WriteAllText(seal, System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(seal), "\"sha256\": \"[0-9a-f]+", "\"sha256\": \"12"));

        Assert.That(() => folder.Read(folder.Names()[0]), Throws.TypeOf<NebulaException>().With.Message.StartsWith("NB5102"));
    }

    [TestCase("tensors.safetensors", Damage.Truncated, "bytes were kept")]
    [TestCase("tensors.safetensors", Damage.Altered, "SHA-256")]
    [TestCase("tensors.safetensors", Damage.Gone, "no such file")]
    [TestCase("training.json", Damage.Truncated, "bytes were kept")]
    [TestCase("training.json", Damage.Altered, "SHA-256")]
    [TestCase("checkpoint.json", Damage.Truncated, "not JSON")]
    [TestCase("checkpoint.json", Damage.Gone, "no such file")]
    public void Read_DamagedFile_IsRefused(string file, Damage damage, string expected)
    {
        folder.Save(Checkpoint(1));
        folder.Save(Checkpoint(2));
        Harm(Path.Combine(folder.FullPath, folder.Names()[0], file), damage);

        Assert.That(() => folder.Read(folder.Names()[0]), Throws.TypeOf<NebulaException>().With.Message.Contains(expected));
        Assert.That(folder.Read(folder.Names()[1]).Facts.Epochs, Has.Count.EqualTo(1), "the one before is whole");
    }

    [Test]
    public void Read_FilesOfAnotherCheckpoint_AreRefused()
    {
        folder.Save(Checkpoint(1));
        folder.Save(Checkpoint(2));
        string[] files = [.. folder.Names().Select(name => Path.Combine(folder.FullPath, name, "tensors.safetensors"))];
        File.Copy(files[1], files[0], overwrite: true);

        Assert.That(() => folder.Read(folder.Names()[0]), Throws.TypeOf<NebulaException>());
    }

    [Test]
    public void Read_LaterSchema_IsRefused()
    {
        folder.Save(Checkpoint(1));
        string seal = Path.Combine(folder.FullPath, folder.Names()[0], "checkpoint.json");
        File.WriteAllText(seal, File.ReadAllText(seal).Replace("\"schema_version\": 1", "\"schema_version\": 2", StringComparison.Ordinal));

        Assert.That(() => folder.Read(folder.Names()[0]), Throws.TypeOf<NebulaException>().With.Message.Contains("schema version 2"));
    }

    [TestCase("\"terms\": \\[[^\\]]*\\]", "\"terms\": [null]")]
    [TestCase("\"losses\": ", "\"other\": ")]
    public void Read_SealedFactsWithoutAValue_AreDamage(string pattern, string replacement)
    {
        folder.Save(Checkpoint(1, batches: 3));
        string path = Path.Combine(folder.FullPath, folder.Names()[0]), facts = Path.Combine(path, "training.json"), seal = Path.Combine(path, "checkpoint.json");
        RecordedFile before = HashedFile.Measure(facts);
        File.WriteAllText(facts, Regex.Replace(File.ReadAllText(facts), pattern, replacement));
        RecordedFile after = HashedFile.Measure(facts);
        Assume.That(after, Is.Not.EqualTo(before));
        File.WriteAllText(seal, File.ReadAllText(seal).Replace(before.Sha256, after.Sha256, StringComparison.Ordinal).Replace($": {before.Bytes},", $": {after.Bytes},", StringComparison.Ordinal));

        Assert.That(() => folder.Read(folder.Names()[0]), Throws.TypeOf<NebulaException>().With.Message.StartsWith($"NB5102: {facts}: a value in it is missing."));
    }

    [Test]
    public void Names_UnfinishedCheckpoint_CountsForNothing()
    {
        folder.Save(Checkpoint(1));
        Directory.CreateDirectory(Path.Combine(folder.FullPath, "000009-000000000.partial-0"));

        Assert.That(folder.Names(), Is.EqualTo(new[] { "000001-000000000" }));
    }

    public enum Damage
    {
        Truncated,
        Altered,
        Gone,
    }

    private static void Harm(string file, Damage damage)
    {
        byte[] bytes = File.ReadAllBytes(file);
        switch (damage)
        {
            case Damage.Truncated:
                File.WriteAllBytes(file, bytes[..^3]);
                break;
            case Damage.Altered:
                bytes[^4] ^= 1;
                File.WriteAllBytes(file, bytes);
                break;
            default:
                File.Delete(file);
                break;
        }
    }

    private static TrainingCheckpoint Checkpoint(int epochs, int batches = 0) => new(
        new TrainingFacts
        {
            Epochs = [.. Enumerable.Range(1, epochs).Select(epoch => new EpochRecord
            {
                Epoch = epoch,
                Step = epoch * 10,
                LearningRate = 0.1 + 0.2,
                Seconds = 1,
                SamplesPerSecond = 3,
                Values = new Dictionary<string, double> { ["training/total"] = epoch == 1 ? 0.1 : double.NaN, ["diagnostics/a"] = 1 },
            })],
            InProgress = batches == 0 ? null : new EpochInProgress(batches, 0.5, new LossSums([new("total", 1.0 / 3)], 80)),
            BestLoss = double.PositiveInfinity,
            BestEpoch = 0,
            StoppedEarly = false,
            Seconds = 2,
            Threads = 1,
        },
        new Dictionary<string, DenseArray> { ["a"] = DenseArray.From([1.5f, float.NaN, epochs], 3), ["b"] = DenseArray.From([1L << 60], 1) });
}
