using TorchSharp;

namespace NebulaBench.Architectures.Sequence.Tests;

/// <summary>Parameters and where they are kept.</summary>
public sealed class StateTests
{
    [TestCase("gru")]
    [TestCase("transformer")]
    public void Build_TiedEmbeddings_HasOneMatrixOfTheOutputsTokens(string name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone free = Models.Built(name);
        using Backbone tied = Models.Built(name + "-tied");

        Assert.That(MatricesOfTheDecodersTokens(free), Is.EqualTo(2));
        Assert.That(MatricesOfTheDecodersTokens(tied), Is.EqualTo(1));
    }

    [TestCase(16)]
    [TestCase(24)]
    public void Read_Tied_IsTheOutputsWeightInUnitsOfItsSpread(long stateWidth)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using var table = new TokenTable(5000, 16, stateWidth, tied: true);
        torch.Tensor vectors = table.Read(torch.arange(5000).unsqueeze(0));

        Assert.That(Models.Distance(vectors[0] / 4, table.get_parameter("logits.weight")!), Is.LessThan(1e-6));
        Assert.That(vectors.std().ToDouble(), Is.EqualTo(1).Within(0.02));
        Assert.That(table.Logits(torch.randn(2, 3, stateWidth)).shape, Is.EqualTo(new long[] { 2, 3, 5000 }));
    }

    [TestCaseSource(typeof(Models), nameof(Models.All))]
    public void Load_WhatWasSaved_GivesTheSameModel(string name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone saved = Models.Built(name);
        torch.manual_seed(9);
        using Backbone loaded = Models.Architecture(name).Build(Shapes.Data(Models.Shape), Models.Code);
        loaded.eval();
        torch.Tensor sentences = Models.Sentences(8);
        torch.Tensor code = torch.randn(8, Models.Code);
        using var written = new MemoryStream();

        saved.save(written);
        using var read = new MemoryStream(written.ToArray()); // saving has closed the other
        loaded.load(read);

        Assert.That(Models.Distance(loaded.Encode(sentences), saved.Encode(sentences)), Is.Zero);
        Assert.That(Models.Distance(loaded.Decode(code, null), saved.Decode(code, null)), Is.Zero);
    }

    [TestCaseSource(typeof(Models), nameof(Models.All))]
    public void Encode_InDoublePrecision_StaysInIt(string name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Models.Built(name);
        backbone.to(torch.float64);
        torch.Tensor sentences = Models.Sentences(4);
        torch.Tensor code = torch.randn(4, Models.Code, torch.float64);

        Assert.That(backbone.Encode(sentences).dtype, Is.EqualTo(torch.float64));
        Assert.That(backbone.Decode(code, null).dtype, Is.EqualTo(torch.float64));
        Assert.That(backbone.Decode(code, Models.BatchOf(sentences)).dtype, Is.EqualTo(torch.float64));
        Assert.That(((ISequenceGenerator)backbone).Generate(code, new GenerationOptions { Beams = 2 }).dtype, Is.EqualTo(torch.int64));
    }

    private static int MatricesOfTheDecodersTokens(Backbone backbone) => backbone.named_parameters()
        .Count(named => named.name.StartsWith("decoder.", StringComparison.Ordinal) && named.parameter.dim() == 2
            && named.parameter.shape[0] == Models.Vocabulary);
}
