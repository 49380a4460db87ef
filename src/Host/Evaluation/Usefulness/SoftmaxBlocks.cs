using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NebulaBench.Host.Evaluation.Numerics;

namespace NebulaBench.Host.Evaluation.Usefulness;

/// <summary>
/// Mean negative log-likelihood of a softmax classifier and its gradient, in blocks of fixed size that are added up in their order.
/// </summary>
internal sealed class SoftmaxBlocks
{
    private const int BlockPanels = 64;
    private const int Lanes = 8;
    private const int Queries = DistanceKernel.Queries;

    private readonly double[] rows;
    private readonly int[] classes;
    private readonly int dimension;
    private readonly int classCount;
    private readonly PackedPoints packed;
    private readonly double[] interleaved;
    private readonly double[] intercepts;

    public SoftmaxBlocks(
        double[] rows, int dimension, int[] classes, int classCount, PackedPoints packed, ReadOnlySpan<double> parameters)
    {
        this.rows = rows;
        this.dimension = dimension;
        this.classes = classes;
        this.classCount = classCount;
        this.packed = packed;
        int groups = (classCount + Queries - 1) / Queries;
        interleaved = new double[groups * Queries * dimension];
        intercepts = new double[classCount];
        for (int label = 0; label < classCount; label++)
        {
            ReadOnlySpan<double> weights = parameters.Slice(label * (dimension + 1), dimension + 1);
            intercepts[label] = weights[dimension];
            int target = (label / Queries * Queries * dimension) + (label % Queries);
            for (int j = 0; j < dimension; j++)
            {
                interleaved[target + (j * Queries)] = weights[j];
            }
        }
    }

    /// <summary>Writes the gradient and gives the loss.</summary>
    public double Run(Span<double> gradient)
    {
        int blocks = (packed.PanelCount + BlockPanels - 1) / BlockPanels;
        double[] losses = new double[blocks];
        double[][] gradients = new double[blocks][];
        int tileLength = interleaved.Length / dimension * BlockPanels * PackedPoints.PanelWidth;
        Parallel.For(0, blocks, () => new double[tileLength], (block, _, tile) =>
        {
            gradients[block] = new double[classCount * (dimension + 1)];
            losses[block] = RunBlock(block * BlockPanels, tile, gradients[block]);
            return tile;
        }, _ => { });
        gradient.Clear();
        double loss = 0;
        for (int block = 0; block < blocks; block++)
        {
            loss += losses[block] / classes.Length;
            RowMath.AddScaled(gradient, gradients[block], 1.0 / classes.Length);
        }
        return loss;
    }

    private double RunBlock(int firstPanel, double[] tile, double[] gradient)
    {
        int panels = Math.Min(BlockPanels, packed.PanelCount - firstPanel);
        int stride = panels * PackedPoints.PanelWidth;
        int groupLength = Queries * dimension;
        for (int group = 0; group < interleaved.Length / groupLength; group++)
        {
            // Half the squared norm less weights · x: the norm is the same for every class and drops out of the softmax.
            DistanceKernel.Rankings(
                interleaved.AsSpan(group * groupLength, groupLength), packed.Panels(firstPanel, panels), dimension,
                tile.AsSpan(group * Queries * stride));
        }
        int first = firstPanel * PackedPoints.PanelWidth;
        int count = Math.Min(stride, classes.Length - first);
        double loss = 0;
        for (int sample = 0; sample < count; sample++)
        {
            loss += tile[(classes[first + sample] * stride) + sample] - intercepts[classes[first + sample]];
        }
        Span<double> logNormalisers = new double[stride];
        Normalise(tile, stride, logNormalisers);
        for (int sample = 0; sample < count; sample++)
        {
            loss += logNormalisers[sample];
            AddGradient(tile, stride, sample, first + sample, gradient);
        }
        return loss;
    }

    /// <summary>Turns the tile into probabilities, eight samples at a time, and gives the logarithms of their normalisers.</summary>
    private void Normalise(double[] tile, int stride, Span<double> logNormalisers)
    {
        ref double values = ref MemoryMarshal.GetArrayDataReference(tile);
        for (int at = 0; at < stride; at += Lanes)
        {
            var largest = Vector512.Create(double.NegativeInfinity);
            for (int label = 0; label < classCount; label++)
            {
                largest = Vector512.Max(largest, Vector512.Create(intercepts[label]) - Vector512.LoadUnsafe(ref values, Place(label)));
            }
            Vector512<double> sum = Vector512<double>.Zero;
            for (int label = 0; label < classCount; label++)
            {
                Vector512<double> logit = Vector512.Create(intercepts[label]) - Vector512.LoadUnsafe(ref values, Place(label));
                Vector512<double> share = Vector512.Exp(logit - largest);
                share.StoreUnsafe(ref values, Place(label));
                sum += share;
            }
            for (int label = 0; label < classCount; label++)
            {
                (Vector512.LoadUnsafe(ref values, Place(label)) / sum).StoreUnsafe(ref values, Place(label));
            }
            (largest + Vector512.Log(sum)).CopyTo(logNormalisers[at..]);

            nuint Place(int label) => (nuint)((label * stride) + at);
        }
    }

    private void AddGradient(double[] tile, int stride, int sample, int row, double[] gradient)
    {
        ReadOnlySpan<double> x = rows.AsSpan(row * dimension, dimension);
        for (int label = 0; label < classCount; label++)
        {
            double error = tile[(label * stride) + sample] - (classes[row] == label ? 1 : 0);
            RowMath.AddScaled(gradient.AsSpan(label * (dimension + 1), dimension), x, error);
            gradient[(label * (dimension + 1)) + dimension] += error;
        }
    }
}
