using NebulaBench.Datasets;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Sequence.Tests;

public sealed class EncoderTests
{
    [TestCaseSource(typeof(Models), nameof(Models.All))]
    public void Encode_SentenceInALongerBatch_GivesTheSame(string name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Models.Built(name);
        torch.Tensor sentences = torch.randint(SpecialTokens.Count, Models.Vocabulary, [5, 4], dtype: torch.int64);
        torch.Tensor padded = torch.nn.functional.pad(sentences, [0, Models.Length - 4], value: SpecialTokens.Padding);
        torch.Tensor longer = torch.randint(SpecialTokens.Count, Models.Vocabulary, [3, Models.Length], dtype: torch.int64);

        torch.Tensor alone = backbone.Encode(sentences);

        Assert.That(Models.Distance(backbone.Encode(padded), alone), Is.LessThan(1e-5));
        Assert.That(Models.Distance(backbone.Encode(torch.cat([padded, longer], 0)).narrow(0, 0, 5), alone), Is.LessThan(1e-5));
    }

    [TestCaseSource(typeof(Models), nameof(Models.All))]
    public void Encode_NothingButPadding_IsFinite(string name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Models.Built(name);

        torch.Tensor features = backbone.Encode(torch.zeros([3, Models.Length], torch.int64));

        Assert.That(features.isfinite().all().ToBoolean(), Is.True);
    }

    [TestCaseSource(typeof(Models), nameof(Models.All))]
    public void Encode_TokensInAnotherOrder_DiffersUnlessOrderIsUnknown(string name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Models.Built(name);
        torch.Tensor sentences = torch.randint(SpecialTokens.Count, Models.Vocabulary, [5, Models.Length], dtype: torch.int64);

        double distance = Models.Distance(backbone.Encode(sentences), backbone.Encode(sentences.flip(1)));

        Assert.That(distance, name == "bag-of-words" ? Is.LessThan(1e-5) : Is.GreaterThan(1e-3));
    }

    [Test]
    public void Encode_OneDirection_IsTheStateAfterTheLastToken()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using var encoder = new GruEncoder(new GruOptions { Embedding = 8, Width = 12, Bidirectional = false }, Models.Vocabulary);
        torch.Tensor sentence = torch.tensor(new long[,] { { 5, 9, 4, 2, 0, 0 } });
        GRU gru = encoder.children().OfType<GRU>().Single();
        Embedding embedding = encoder.children().OfType<Embedding>().Single();

        (torch.Tensor states, _) = gru.call(embedding.call(sentence));

        Assert.That(Models.Distance(encoder.call(sentence)[0], states[0][3]), Is.LessThan(1e-6));
    }

    [Test]
    public void Encode_AnyBatch_LeavesTheTokensAsTheyAre()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor tokens = torch.zeros([2, 4], torch.int64);

        bool[] real = [.. Tokens.AreReal(tokens).data<bool>()];

        Assert.That(real, Is.EqualTo(new[] { true, false, false, false, true, false, false, false }));
        Assert.That(tokens.sum().ToInt64(), Is.Zero);
    }

    [Test]
    public void WithoutCommonPadding_AnyBatch_KeepsTheLongestSequence()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor tokens = torch.tensor(new long[,] { { 5, 2, 0, 0 }, { 5, 0, 2, 0 } });

        Assert.That(Tokens.WithoutCommonPadding(tokens).shape, Is.EqualTo(new long[] { 2, 3 }));
        Assert.That(Tokens.WithoutCommonPadding(torch.zeros_like(tokens)).shape, Is.EqualTo(new long[] { 2, 1 }));
        Assert.That(Tokens.Lengths(tokens).data<long>().ToArray(), Is.EqualTo(new long[] { 2, 3 }));
        Assert.That(Tokens.Lengths(torch.zeros_like(tokens)).data<long>().ToArray(), Is.EqualTo(new long[] { 1, 1 }));
    }
}
