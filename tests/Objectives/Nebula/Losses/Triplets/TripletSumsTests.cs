using NebulaBench.Objectives.Nebula.Losses.Triplets;
using NebulaBench.Testing;
using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Tests.Losses.Triplets;

/// <summary>Rows in place, on the processor, against rows by operations of libtorch, which every device has.</summary>
public sealed class TripletSumsTests
{
    // 37 is no multiple of any vector's length; 600 latents are several blocks of rows.
    [TestCase(1, torch.ScalarType.Float64, 1e-12)]
    [TestCase(37, torch.ScalarType.Float64, 1e-12)]
    [TestCase(600, torch.ScalarType.Float64, 1e-12)]
    [TestCase(37, torch.ScalarType.Float32, 2e-5)]
    [TestCase(600, torch.ScalarType.Float32, 2e-5)]
    public void Sums_EitherWay_AreAlike(int batch, torch.ScalarType type, double tolerance)
    {
        torch.manual_seed(batch);
        using torch.Tensor z = torch.randn(batch, 5, type) + 3, groups = torch.randint(-2, 3, [batch], torch.int64), margin = torch.tensor([0.3], type);

        var byTensors = new TripletSums(z, groups, margin, isDifferentiated: true, inPlace: false);
        var inPlace = new TripletSums(z, groups, margin, isDifferentiated: true, inPlace: true);

        TensorAssert.Close(inPlace.Loss, byTensors.Loss, tolerance);
        TensorAssert.Close(inPlace.LatentGradient, byTensors.LatentGradient, tolerance);
        TensorAssert.Close(inPlace.MarginGradient, byTensors.MarginGradient, tolerance);
        Assert.That(inPlace.LatentGradient.dtype, Is.EqualTo(type));
    }

    [Test]
    public void Loss_EitherWay_IsTheSameWithoutGradients([Values] bool inPlace)
    {
        torch.manual_seed(1);
        using torch.Tensor z = torch.randn(50, 5), groups = torch.randint(0, 4, [50], torch.int64), margin = torch.tensor(0.3f);

        var with = new TripletSums(z, groups, margin, isDifferentiated: true, inPlace);
        var without = new TripletSums(z, groups, margin, isDifferentiated: false, inPlace);

        Assert.That(without.Loss.ToDouble(), Is.EqualTo(with.Loss.ToDouble()));
    }

    [Test]
    public void Loss_OneLatentIsNotANumber_IsNone([Values] bool inPlace, [Values(0, 20, 36)] int place)
    {
        using torch.Tensor z = torch.randn(37, 5), groups = torch.randint(0, 4, [37], torch.int64), margin = torch.tensor(0.3f);
        z[place, 2] = float.NaN;

        Assert.That(new TripletSums(z, groups, margin, isDifferentiated: true, inPlace).Loss.ToDouble(), Is.NaN);
    }
}
