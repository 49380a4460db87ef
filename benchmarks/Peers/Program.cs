using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using NebulaBench.Benchmarks;
using NebulaBench.Objectives.Autoencoding;
using TorchSharp;

// Serves compare.py: reads the images once and says what it runs on ("<libtorch> <threads> <cuda: True or False>"); then trains for each line
// "<device> <batch size> <epochs>" on standard input, and answers with a line "<seconds> <seconds of
// processor time> <mean loss of the last epoch>".
if (args.Length != 2)
{
    Console.Error.WriteLine("usage: NebulaBench.Benchmarks.Peers IMAGES THREADS (compare.py starts this program)");
    return 2;
}
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
ComputeRuntime.Shared.PrepareProcess();
torch.set_num_threads(int.Parse(args[1], CultureInfo.InvariantCulture));
float[] pixels = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(args[0])).ToArray();
using torch.Tensor images = torch.tensor(pixels, [pixels.Length / 784, 1, 28, 28]);
torch.manual_seed(0);
Console.WriteLine($"{torch.__version__} {torch.get_num_threads()} {torch.cuda.is_available()}");

Dictionary<string, PictureTraining> trainings = [];
while (Console.ReadLine() is { } line)
{
    string[] words = line.Split(' ');
    if (!trainings.TryGetValue(words[0], out PictureTraining? training))
    {
        trainings[words[0]] = training = new PictureTraining(
            new VariationalAutoencoderObjective(new VariationalAutoencoderOptions()), images, device: torch.device(words[0]));
    }
    bool onGpu = words[0] != "cpu";
    Synchronize(onGpu);
    TimeSpan worked = Environment.CpuUsage.TotalTime;
    long start = Stopwatch.GetTimestamp();
    double loss = training.Train(int.Parse(words[2], CultureInfo.InvariantCulture), int.Parse(words[1], CultureInfo.InvariantCulture))[^1].Values["training/total"];
    Synchronize(onGpu);
    double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
    Console.WriteLine($"{seconds:R} {(Environment.CpuUsage.TotalTime - worked).TotalSeconds:R} {loss:R}");
}
foreach (PictureTraining training in trainings.Values)
{
    training.Dispose();
}
return 0;

static void Synchronize(bool onGpu)
{
    if (onGpu)
    {
        torch.cuda.synchronize();
    }
}
