using System.Globalization;
using NebulaBench.Benchmarks;
using NebulaBench.Benchmarks.Memory;
using NebulaBench.Benchmarks.TrainingStep;
using NebulaBench.Host.Training;
using NebulaBench.Objectives.Autoencoding;
using TorchSharp;

// One measurement in a process of its own; measure.sh starts this program for each.
//   suite EPOCHS [plain] [collecting]   trains through the suite and prints the resident size and the live tensors on the way, and the peak
//   bare EPOCHS [kept]                  trains by hand and prints the peak
//   scores SAMPLES                      computes every metric of embeddings and prints the peak before and after
// The suite keeps freed memory (FreedMemory) and a bare loop does not: "plain" and "kept" turn that round, to see what comes of it. "collecting"
// has garbage collected after each epoch.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length < 2 || !int.TryParse(args[1], out int amount))
{
    Console.Error.WriteLine("usage: NebulaBench.Benchmarks.Memory suite|bare|scores NUMBER [plain|kept|collecting]");
    return 2;
}
if (args.Contains("kept") || (args[0] != "bare" && !args.Contains("plain")))
{
    FreedMemory.Keep();
}
switch (args[0])
{
    case "suite":
        {
            using torch.Tensor images = Images();
            using var suite = new PictureTraining(new VariationalAutoencoderObjective(new VariationalAutoencoderOptions()), images);
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
        Console.WriteLine($"before: {ProcessMemory.Peak:F1} MiB");
        Embeddings.Score(amount);
        break;
    default:
        Console.Error.WriteLine($"There is no measurement {args[0]}.");
        return 2;
}
Console.WriteLine($"peak: {ProcessMemory.Peak:F1} MiB");
return 0;

static torch.Tensor Images()
{
    torch.manual_seed(0);
    return torch.rand(12_800, 1, 28, 28).pow(4);
}
