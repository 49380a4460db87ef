using System.Globalization;
using NebulaBench.Benchmarks;
using NebulaBench.Benchmarks.Memory;
using NebulaBench.Benchmarks.TrainingStep;
using NebulaBench.Host.Measuring;
using NebulaBench.Objectives.Autoencoding;
using NebulaBench.Runtime;
using TorchSharp;

// One measurement in a process of its own; measure.sh starts this program for each.
//   suite EPOCHS [plain] [collecting]   trains through the suite and prints the resident size and the live tensors on the way, then the bytes that a step
//                                       allocates on the managed heap, and the peak
//   bare EPOCHS [kept]                  trains by hand and prints the peak
//   scores SAMPLES [DIMENSION]          computes every metric of embeddings and prints the peak before and after
//   budget MEBIBYTES DIMENSION          the same, for as many as evaluation.memory_mib allows, or 60,000
// The suite prepares its process (TrainingProcess: freed memory is kept) and a bare loop does not: "plain" and "kept" turn that round, to see what comes of it. "collecting"
// has garbage collected after each epoch.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length < 2 || !int.TryParse(args[1], out int amount))
{
    Console.Error.WriteLine("usage: NebulaBench.Benchmarks.Memory suite|bare NUMBER [plain|kept|collecting], scores SAMPLES [DIMENSION], or budget MEBIBYTES DIMENSION");
    return 2;
}
if (args.Contains("kept") || (args[0] != "bare" && !args.Contains("plain")))
{
    ComputeRuntime.Shared.PrepareProcess();
}
switch (args[0])
{
    case "suite":
        {
            using torch.Tensor images = Images();
            using var suite = new PictureTraining(new VariationalAutoencoderObjective(new VariationalAutoencoderOptions()), images);
            long before = GC.GetAllocatedBytesForCurrentThread();
            suite.Train(amount, afterEpoch: epoch =>
            {
                if (args.Contains("collecting"))
                {
                    GC.Collect();
                    GC.WaitForPendingFinalizers();
                }
                if (epoch == 1 || epoch % 5 == 0)
                {
                    (double used, double free) = ProcessMemory.Heap;
                    Console.WriteLine($"epoch {epoch}: resident {ProcessMemory.Resident:F1} MiB, live tensors {torch.Tensor.TotalCount}, "
                        + $"C heap {used:F1} MiB in use and {free:F1} MiB free");
                }
            });
            double steps = amount * Math.Ceiling(images.size(0) / (double)PictureTraining.BatchSize);
            Console.WriteLine($"managed heap: {(GC.GetAllocatedBytesForCurrentThread() - before) / steps:F0} bytes a step");
            break;
        }
    case "bare":
        {
            using torch.Tensor images = Images();
            using torch.Tensor copy = images.clone(); // the suite's side holds one too
            using var bare = new PlainLoop(images);
            bare.Train(amount);
            break;
        }
    case "scores":
        Embeddings.Score(amount, training: 20_000, Dimension(args));
        break;
    case "budget":
        var budget = new MemoryBudget(amount, Dimension(args));
        Embeddings.Score(Math.Min(budget.MeasuredSamples, 60_000), budget.TrainingLatents, Dimension(args));
        break;
    default:
        Console.Error.WriteLine($"There is no measurement {args[0]}.");
        return 2;
}
Console.WriteLine($"peak: {ProcessMemory.Peak:F1} MiB");
return 0;

static int Dimension(string[] args) => args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 32;

static torch.Tensor Images()
{
    torch.manual_seed(0);
    return torch.rand(12_800, 1, 28, 28).pow(4);
}
