using System.Numerics;
using TorchSharp;

namespace NebulaBench.Toolkit.Reconstructions.Clouds;

/// <summary>
/// Looks up, for every point of two clouds, the nearest point of the other. On the processor one row of distances is held per core, and
/// every distance serves both directions; on other devices the distances of a few samples at a time.
/// </summary>
public static class NearestPoints
{
    /// <summary>Distances that another device holds at a time: 64 MiB in single precision.</summary>
    private const long DistancesAtOnce = 1 << 24;

    /// <summary>Indices of the nearest points, the first of equally near ones.</summary>
    /// <param name="first">Clouds, [batch, points, coordinates].</param>
    /// <param name="second">Clouds, [batch, other points, coordinates].</param>
    /// <returns>For the first clouds' points [batch, points] and for the second's [batch, other points], int64, no gradient.</returns>
    public static (torch.Tensor OfFirst, torch.Tensor OfSecond) Between(torch.Tensor first, torch.Tensor second)
    {
        using IDisposable noGradients = torch.no_grad();
        using DisposeScope scope = torch.NewDisposeScope();
        (torch.Tensor left, torch.Tensor right) = (first.detach().contiguous(), second.detach().contiguous());
        (torch.Tensor ofFirst, torch.Tensor ofSecond) = (left.device_type, left.dtype) switch
        {
            (DeviceType.CPU, torch.ScalarType.Float32) => Search<float>(left, right),
            (DeviceType.CPU, torch.ScalarType.Float64) => Search<double>(left, right),
            _ => SearchByMatrix(left, right),
        };
        return (ofFirst.MoveToOuterDisposeScope(), ofSecond.MoveToOuterDisposeScope());
    }

    private static (torch.Tensor, torch.Tensor) Search<T>(torch.Tensor first, torch.Tensor second)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int batch, int points, int others, int width) = ((int)first.shape[0], (int)first.shape[1], (int)second.shape[1], (int)first.shape[2]);
        (T[] left, T[] right) = (first.data<T>().ToArray(), second.data<T>().ToArray());
        var (ofFirst, ofSecond) = (new long[batch * points], new long[batch * others]);
        Parallel.For(0, batch, new ParallelOptions { MaxDegreeOfParallelism = torch.get_num_threads() }, sample => CloudPair<T>.Search(
            left.AsSpan(sample * points * width, points * width), right.AsSpan(sample * others * width, others * width), width,
            ofFirst.AsSpan(sample * points, points), ofSecond.AsSpan(sample * others, others)));
        return (torch.tensor(ofFirst, [batch, points]), torch.tensor(ofSecond, [batch, others]));
    }

    private static (torch.Tensor, torch.Tensor) SearchByMatrix(torch.Tensor first, torch.Tensor second)
    {
        long step = Math.Max(1, DistancesAtOnce / (first.shape[1] * second.shape[1]));
        var (ofFirst, ofSecond) = (new List<torch.Tensor>(), new List<torch.Tensor>());
        for (long start = 0; start < first.shape[0]; start += step)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            long count = Math.Min(step, first.shape[0] - start);
            torch.Tensor distances = torch.cdist(
                first.narrow(0, start, count), second.narrow(0, start, count), compute_mode: compute_mode.donot_use_mm_for_euclid_dist);
            ofFirst.Add(distances.argmin(2).MoveToOuterDisposeScope());
            ofSecond.Add(distances.argmin(1).MoveToOuterDisposeScope());
        }
        return (torch.cat(ofFirst, 0), torch.cat(ofSecond, 0));
    }
}
