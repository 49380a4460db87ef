using NebulaBench.Datasets;

namespace NebulaBench.Architectures.Sequence.Tests;

public sealed class FitTests
{
    private static readonly SequenceShape Sentence = new(10, 20);

    [Test]
    public void Supports_NoSequence_SaysWhatTakesIt() =>
        Assert.That(Reason(new ImageShape(1, 8, 8), Sentence),
            Is.EqualTo("gru takes token sequences, but the input is image 1×8×8: mlp takes vectors and images."));

    [Test]
    public void Supports_ImageToComeOut_SaysWhatItEmits() =>
        Assert.That(Reason(Sentence, new ImageShape(1, 8, 8)),
            Is.EqualTo("gru emits token sequences and vectors, but the output is image 1×8×8."));

    [Test]
    public void Supports_TooSmallAVocabulary_SaysWhatItBeginsWith()
    {
        Assert.That(Reason(new SequenceShape(10, 3), Sentence),
            Is.EqualTo("gru cannot read the input: a vocabulary begins with the 4 special tokens, but this one has only 3."));
        Assert.That(Reason(Sentence, new SequenceShape(10, 2)),
            Is.EqualTo("gru cannot write the output: a vocabulary begins with the 4 special tokens, but this one has only 2."));
    }

    [Test]
    public void Supports_NoPlace_SaysSo() =>
        Assert.That(Reason(new SequenceShape(0, 20), Sentence),
            Is.EqualTo("gru cannot read the input: a sequence has at least one place, for its end."));

    [Test]
    public void Supports_WidthThatHeadsCannotShare_SaysBoth() =>
        Assert.That(new TransformerArchitecture(new TransformerOptions { Width = 30 }).Supports(Shapes.Data(Sentence)).Reason,
            Is.EqualTo("transformer gives each of its heads the same share of the width: 30 is no multiple of 4."));

    [Test]
    public void Build_VectorToComeOut_WritesNoSequences()
    {
        using Backbone backbone = new GruArchitecture(new GruOptions()).Build(Shapes.Data(Sentence, new VectorShape(3)), 4);

        Assert.That(backbone, Is.Not.InstanceOf<ISequenceGenerator>());
    }

    private static string? Reason(SampleShape input, SampleShape output) =>
        new GruArchitecture(new GruOptions()).Supports(Shapes.Data(input, output)).Reason;
}
