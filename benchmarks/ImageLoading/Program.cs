using System.Diagnostics;
using System.Globalization;
using NebulaBench.Benchmarks.ImageLoading;
using NebulaBench.Datasets;
using NebulaBench.Datasets.Images;
using NebulaBench.Runtime.Platform;
using NebulaBench.Toolkit.Datasets;
using TorchSharp;

// dotnet run -c Release --project benchmarks/ImageLoading [rounds] [pictures]
// Trains a convolutional autoencoder for an epoch on 64×64 pictures that come from resident tensors, from image-list's memory and from
// JPEG files decoded ahead of every step, in alternation, and prints the throughput of the last two as shares of the first.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
MallocTuning.Keep();
int rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 7;
int pictures = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3_840;

using var folder = new PictureFolder(pictures);
using DataSplit memory = Load(memoryMib: 1024), files = Load(memoryMib: 0);
using ResidentSplit resident = Resident(memory);
using var training = new TrainingEpoch(pictures);
(string Name, DataSplit Split)[] ways = [("resident tensors", resident), ("image-list, memory", memory), ("image-list, files", files)];

Console.WriteLine($"{rounds} rounds after one warm-up, {pictures} pictures an epoch, {torch.get_num_threads()} threads, samples/s");
var shares = ways.ToDictionary(way => way.Name, _ => new List<double>());
for (int round = 0; round <= rounds; round++)
{
    // Another one begins in every round, so that a drift of the machine's speed favors none.
    var speeds = new Dictionary<string, double>();
    for (int turn = 0; turn < ways.Length; turn++)
    {
        (string name, DataSplit split) = ways[(round + turn) % ways.Length];
        long start = Stopwatch.GetTimestamp();
        training.Run(split);
        speeds[name] = pictures / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
    if (round > 0)
    {
        foreach ((string name, double speed) in speeds)
        {
            shares[name].Add(speed / speeds[ways[0].Name]);
        }
        Console.WriteLine($"round {round}: " + string.Join(", ", ways.Select(way => $"{way.Name} {speeds[way.Name]:F0}")));
    }
}
foreach ((string name, DataSplit _) in ways.Skip(1))
{
    shares[name].Sort();
    Console.WriteLine($"{name} / resident tensors: min {shares[name][0]:F3}, median {shares[name][rounds / 2]:F3}, max {shares[name][^1]:F3}");
}

DataSplit Load(int memoryMib) => new ImageListDataset(
    new ImageListOptions { Training = "training.csv", Test = "test.csv", ValidationShare = 0, MemoryBudgetMib = memoryMib }, folder)
    .Load(SplitName.Training);

static ResidentSplit Resident(DataSplit split)
{
    using var scope = torch.NewDisposeScope();
    torch.Tensor all = torch.cat([.. split.Read(BatchSampler.Sequential(split.Count, 256), torch.CPU).Select(batch => batch.Input.clone())]);
    return new ResidentSplit(all.MoveToOuterDisposeScope());
}
