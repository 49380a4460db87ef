using NebulaBench.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Architectures.Sequence.Tests;

public sealed class LearningTests
{
    [TestCaseSource(typeof(Models), nameof(Models.Writers))]
    public void Train_SixteenSentences_WritesThemFromTheirCodesAlone(string name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Models.Built(name);
        using torch.nn.Module<torch.Tensor, torch.Tensor> head = torch.nn.Linear(backbone.FeatureWidth, Models.Code);
        using var optimizer = torch.optim.Adam(backbone.parameters().Concat(head.parameters()), lr: 0.01);
        torch.Tensor sentences = Models.Sentences(16);
        Batch batch = Models.BatchOf(sentences);
        var loss = new CategoricalReconstruction();
        backbone.train();
        for (int step = 0; step < 250; step++)
        {
            using DisposeScope ofStep = torch.NewDisposeScope();
            optimizer.zero_grad();
            loss.Mean(backbone.Decode(head.call(backbone.Encode(sentences)), batch), batch.Target).backward();
            optimizer.step();
        }
        backbone.eval();

        torch.Tensor code = head.call(backbone.Encode(sentences));
        torch.Tensor words = sentences.ne(SpecialTokens.Padding);

        Assert.That(Share(backbone.Decode(code, batch).argmax(1)), Is.GreaterThan(0.95), "fed");
        Assert.That(Share(((ISequenceGenerator)backbone).Generate(code, new GenerationOptions())), Is.GreaterThan(0.95), "by itself");
        double Share(torch.Tensor written) => (written.eq(sentences) & words).sum().ToDouble() / words.sum().ToDouble();
    }

    [Test]
    public void Train_BagOfWords_LearnsHowOftenTokensOccur()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Models.Built("bag-of-words");
        using var optimizer = torch.optim.Adam(backbone.parameters(), lr: 0.01);
        torch.Tensor sentence = torch.tensor(new long[,] { { 5, 5, 5, 7, 2, 0, 0, 0, 0, 0 } });
        torch.Tensor code = torch.ones(1, Models.Code);
        Batch batch = Models.BatchOf(sentence);
        for (int step = 0; step < 200; step++)
        {
            using DisposeScope ofStep = torch.NewDisposeScope();
            optimizer.zero_grad();
            new CategoricalReconstruction().Mean(backbone.Decode(code, batch), batch.Target).backward();
            optimizer.step();
        }

        torch.Tensor probability = backbone.Decode(code, null).softmax(1)[0].select(1, 9);

        Assert.That(probability[5].ToDouble(), Is.EqualTo(0.6).Within(0.01));
        Assert.That(probability[7].ToDouble(), Is.EqualTo(0.2).Within(0.01));
        Assert.That(probability[SpecialTokens.End].ToDouble(), Is.EqualTo(0.2).Within(0.01));
    }
}
