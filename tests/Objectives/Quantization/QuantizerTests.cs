using NebulaBench.Testing;
using NebulaBench.Toolkit.Prototypes;
using TorchSharp;

namespace NebulaBench.Objectives.Quantization.Tests;

public sealed class QuantizerTests
{
    [Test]
    public void Terms_GoldenCase_HaveValuesAndGradients()
    {
        GoldenObjectives golden = GoldenObjectives.Case("vector_quantisation");
        torch.Tensor z = golden.Tensor("z", requiresGradient: true), codebook = golden.Tensor("codebook", requiresGradient: true);
        torch.Tensor indices = SquaredDistances.Between(z, codebook).argmin(1);
        torch.Tensor codes = codebook.index_select(0, indices);

        torch.Tensor commitment = Quantizer.Commitment(z, codes), own = Quantizer.Codebook(z, codes);
        commitment.backward(retain_graph: true);
        Assert.That(codebook.grad, Is.Null);
        TensorAssert.Close(z.grad!, golden["gradient_commitment"].Tensor("z"));
        z.grad!.zero_();
        own.backward();

        Assert.That(indices.data<long>().ToArray(), Is.EqualTo(golden.Indices("indices").data<long>().ToArray()));
        TensorAssert.Close(commitment, golden.Number("commitment"));
        TensorAssert.Close(own, golden.Number("codebook_loss"));
        TensorAssert.Close(codebook.grad!, golden["gradient_codebook_loss"].Tensor("codebook"));
        Assert.That(z.grad!.abs().max().ToDouble(), Is.Zero);
        long[] counts = indices.bincount(null, codebook.shape[0]).data<long>().ToArray();
        double perplexity = golden.Number("perplexity");
        Assert.That(Quantizer.Perplexity(counts), Is.EqualTo(perplexity).Within(1e-9 * perplexity));
    }

    [Test]
    public void StraightThrough_Gradient_IsThatOfTheIdentity()
    {
        torch.Tensor z = torch.randn(4, 2, requires_grad: true), codes = torch.randn(4, 2), weight = torch.randn(4, 2);

        torch.Tensor quantized = Quantizer.StraightThrough(z, codes);
        (quantized * weight).sum().backward();

        TensorAssert.Close(quantized, codes, 1e-6);
        TensorAssert.Close(z.grad!, weight, 1e-6);
    }
}
