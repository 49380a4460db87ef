using MathNet.Numerics.LinearAlgebra;
using NebulaBench.Architectures;
using NebulaBench.Datasets;

namespace TestPlugins;

/// <summary>Tells which MathNet.Numerics it computes with.</summary>
public sealed class OwnMathNetArchitecture : IArchitecture
{
    public Compatibility Supports(DatasetInfo data)
    {
        double determinant = Matrix<double>.Build.DiagonalIdentity(3).Multiply(2).Determinant();
        return Compatibility.No(FormattableString.Invariant($"MathNet.Numerics {typeof(Matrix<double>).Assembly.GetName().Version}, determinant {determinant}"));
    }

    public Backbone Build(DatasetInfo data, long codeDimension) => throw new NotSupportedException("A stub builds nothing.");
}
