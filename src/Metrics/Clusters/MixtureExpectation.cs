using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Clusters;

/// <summary>The E-step: how likely each component is to have made each sample.</summary>
internal static class MixtureExpectation
{
    private const int BlockPanels = 16;
    private const int Width = PackedPoints.PanelWidth;
    private const int Half = Width / 2;
    private const int RowsBetweenChecks = 8;

    // A density so many nats below the highest is 0 beside it in double precision: exp(−746) is.
    private const double Vanishing = 750;

    /// <summary>Writes the responsibilities, component by component, and gives the mean log-likelihood.</summary>
    public static double Run(CenteredData data, MixtureComponent[] mixture, double[][] responsibilities)
    {
        int panels = data.Packed.PanelCount;
        double[] blockSums = new double[(panels + BlockPanels - 1) / BlockPanels];
        Parallelism.For(0, blockSums.Length, () => new Workspace(data, mixture), (block, _, workspace) =>
        {
            for (int panel = block * BlockPanels; panel < Math.Min(panels, (block + 1) * BlockPanels); panel++)
            {
                workspace.Measure(panel, responsibilities);
                blockSums[block] += workspace.Normalize(panel * Width, responsibilities);
            }
            return workspace;
        }, _ => { });
        return blockSums.Sum() / data.Count;
    }

    /// <summary>The buffers of one thread.</summary>
    private sealed class Workspace(CenteredData data, MixtureComponent[] mixture)
    {
        private readonly double[] difference = new double[data.Dimension * Width];
        private readonly double[] logDensity = new double[mixture.Length * Width];
        private readonly double[] highest = new double[Width];

        /// <summary>
        /// The log of weight times density of a panel's samples under each component, the component of the panel's first sample before the others; of a
        /// component that cannot matter, something too small to matter.
        /// </summary>
        public void Measure(int panel, double[][] responsibilities)
        {
            Array.Fill(highest, double.NegativeInfinity);
            int first = 0;
            for (int component = 1; component < mixture.Length; component++)
            {
                first = responsibilities[component][panel * Width] > responsibilities[first][panel * Width] ? component : first;
            }
            Measure(panel, first);
            for (int component = 0; component < mixture.Length; component++)
            {
                if (component != first)
                {
                    Measure(panel, component);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Measure(int panel, int component)
        {
            ref double points = ref MemoryMarshal.GetReference(data.Packed.Panels(panel, 1));
            ref double differences = ref MemoryMarshal.GetArrayDataReference(difference);
            double[] mean = mixture[component].Mean;
            for (int j = 0; j < mean.Length; j++)
            {
                // The panel holds −x: this is mean − x, and the square drops the sign.
                var shift = Vector512.Create(mean[j]);
                (Vector512.LoadUnsafe(ref points, (nuint)(j * Width)) + shift).StoreUnsafe(ref differences, (nuint)(j * Width));
                (Vector512.LoadUnsafe(ref points, (nuint)((j * Width) + Half)) + shift)
                    .StoreUnsafe(ref differences, (nuint)((j * Width) + Half));
            }
            Span<double> target = logDensity.AsSpan(component * Width, Width);
            Whiten(mixture[component], target);
            for (int lane = 0; lane < Width; lane++)
            {
                highest[lane] = Math.Max(highest[lane], target[lane]);
            }
        }

        /// <summary>Turns the log-densities into responsibilities and gives the samples' summed log-likelihood.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public double Normalize(int first, double[][] responsibilities)
        {
            double sum = 0;
            int count = Math.Min(Width, data.Count - first);
            for (int lane = 0; lane < count; lane++)
            {
                double largest = double.NegativeInfinity, total = 0;
                for (int component = 0; component < mixture.Length; component++)
                {
                    largest = Math.Max(largest, logDensity[(component * Width) + lane]);
                }
                for (int component = 0; component < mixture.Length; component++)
                {
                    double density = Math.Exp(logDensity[(component * Width) + lane] - largest);
                    responsibilities[component][first + lane] = density;
                    total += density;
                }
                for (int component = 0; component < mixture.Length; component++)
                {
                    responsibilities[component][first + lane] /= total;
                }
                sum += largest + Math.Log(total);
            }
            return sum;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Whiten(MixtureComponent component, Span<double> target)
        {
            ref double differences = ref MemoryMarshal.GetArrayDataReference(difference);
            int dimension = component.Mean.Length;
            Vector512<double> norm0 = default, norm1 = default;
            var constant = Vector512.Create(component.LogConstant);
            Vector512<double> least0 = Vector512.LoadUnsafe(ref highest[0]) - Vector512.Create(Vanishing);
            Vector512<double> least1 = Vector512.LoadUnsafe(ref highest[Half]) - Vector512.Create(Vanishing);
            for (int row = 0; row < dimension; row++)
            {
                // The norm only grows. Lanes beyond the last sample are NaN and never hold up the end.
                if (row % RowsBetweenChecks == 0
                    && !Vector512.GreaterThanOrEqualAny(constant - (norm0 / 2), least0)
                    && !Vector512.GreaterThanOrEqualAny(constant - (norm1 / 2), least1))
                {
                    break;
                }
                ReadOnlySpan<double> weights = component.Whitening.AsSpan(row * dimension, row + 1);
                Vector512<double> sum0 = default, sum1 = default;
                for (int j = 0; j < weights.Length; j++)
                {
                    var weight = Vector512.Create(weights[j]);
                    sum0 = Vector512.FusedMultiplyAdd(weight, Vector512.LoadUnsafe(ref differences, (nuint)(j * Width)), sum0);
                    sum1 = Vector512.FusedMultiplyAdd(weight, Vector512.LoadUnsafe(ref differences, (nuint)((j * Width) + Half)), sum1);
                }
                norm0 = Vector512.FusedMultiplyAdd(sum0, sum0, norm0);
                norm1 = Vector512.FusedMultiplyAdd(sum1, sum1, norm1);
            }
            (constant - (norm0 / 2)).CopyTo(target);
            (constant - (norm1 / 2)).CopyTo(target[Half..]);
        }
    }
}
