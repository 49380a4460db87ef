using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Toolkit.Architectures;
using NebulaBench.Toolkit.Reconstructions;
using NebulaBench.Training.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.nn.utils.rnn;

namespace NebulaBench.Host.Tests.Training;

/// <summary>The operations of recurrent layers, held to loops over what meets what.</summary>
public sealed class RecurrentFlopsTests
{
    private const int In = 3, Width = 5, Samples = 2, Length = 7;

    private DisposeScope scope = null!;

    [SetUp]
    public void Open() => scope = torch.NewDisposeScope();

    [TearDown]
    public void Close() => scope.Dispose();

    [Test]
    public void Flops_Gru_CountsThreeGatesForEachToken([Values] bool batchFirst)
    {
        GRU gru = torch.nn.GRU(In, Width, batchFirst: batchFirst);

        Assert.That(Heard(gru, () => gru.call(torch.randn(Samples, Length, In))), Is.EqualTo(Samples * Length * Gates(3, In)));
    }

    [Test]
    public void Flops_GruOfTwoLayersInBothDirections_CountsEach()
    {
        GRU gru = torch.nn.GRU(In, Width, numLayers: 2, batchFirst: true, bidirectional: true);
        long each = (2 * Gates(3, In)) + (2 * Gates(3, 2 * Width));

        Assert.That(Heard(gru, () => gru.call(torch.randn(Samples, Length, In))), Is.EqualTo(Samples * Length * each));
    }

    [Test]
    public void Flops_GruOfPackedSequences_CountsEachToItsEnd()
    {
        GRU gru = torch.nn.GRU(In, Width, batchFirst: true, bidirectional: true);
        var model = new Reading(gru);
        long[] lengths = [2, Length];

        Assert.That(Heard(model, () => model.Read(lengths)), Is.EqualTo((2 + Length) * 2 * Gates(3, In)));
    }

    [Test]
    public void Flops_OtherLayers_HaveTheirOwnGates()
    {
        LSTM lstm = torch.nn.LSTM(In, Width);
        RNN plain = torch.nn.RNN(In, Width);

        Assert.That(Heard(lstm, () => lstm.call(torch.randn(Length, Samples, In))), Is.EqualTo(Samples * Length * Gates(4, In)));
        Assert.That(Heard(plain, () => plain.call(torch.randn(Length, Samples, In))), Is.EqualTo(Samples * Length * Gates(1, In)));
    }

    [Test]
    public void Flops_Cells_CountOneTokenASample()
    {
        GRUCell gru = torch.nn.GRUCell(In, Width);
        LSTMCell lstm = torch.nn.LSTMCell(In, Width);
        RNNCell plain = torch.nn.RNNCell(In, Width);
        torch.Tensor vectors = torch.randn(Samples, In), state = torch.zeros(Samples, Width);

        Assert.That(Heard(gru, () => gru.call(vectors, state)), Is.EqualTo(Samples * Gates(3, In)));
        Assert.That(Heard(lstm, () => lstm.call(vectors, (state, state))), Is.EqualTo(Samples * Gates(4, In)));
        Assert.That(Heard(plain, () => plain.call(vectors, state)), Is.EqualTo(Samples * Gates(1, In)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Of_SequencesThatArePacked_AreOfFullLength(bool heard)
    {
        using LatentModel model = new(new PackedBackbone(heard), new TinyObjective(), new CategoricalReconstruction());
        var data = new DatasetInfo
        {
            Input = new SequenceShape(Length, 9),
            Output = new VectorShape(6),
            DefaultReconstruction = new CategoricalReconstruction(),
        };

        FlopCount count = FlopCounter.For(model, data, torch.CPU);

        // TinyObjective's head: 4 features to 2 means and 2 log-variances; the decoder: 2 values to 6.
        FlopCount full = new((Length * 2 * 3 * ((In * 4) + (4 * 4))) + (2 * 4 * 4) + (2 * 2 * 6), null);
        Assert.That(count, Is.EqualTo(heard ? full : new FlopCount(null, "the work of backbone.gru (GRU) cannot be counted")));
    }

    /// <summary>Two for each weight of a layer's gates: of what comes in and of the state.</summary>
    private static long Gates(int gates, int from)
    {
        long products = 0;
        for (int gate = 0; gate < gates; gate++)
            for (int unit = 0; unit < Width; unit++)
                products += from + Width;
        return 2 * products;
    }

    private static long Heard(torch.nn.Module part, Action run)
    {
        using (var model = new Holder(part))
        using (var heard = new LayerHooks(model))
        {
            run();
            return heard.Flops;
        }
    }

    /// <summary>A model of one part.</summary>
    private sealed class Holder : torch.nn.Module
    {
        public Holder(torch.nn.Module part)
            : base(nameof(Holder)) => register_module("part", part);
    }

    /// <summary>A layer that reads packed sequences.</summary>
    private sealed class Reading : torch.nn.Module
    {
        private readonly GRU layer;
        private readonly PackedReader reader;

        public Reading(GRU layer)
            : base(nameof(Reading))
        {
            this.layer = layer;
            reader = new PackedReader(this.layer);
            RegisterComponents();
        }

        public void Read(long[] lengths)
        {
            using PackedSequence packed = pack_padded_sequence(
                torch.randn(Samples, Length, In), torch.tensor(lengths), batch_first: true, enforce_sorted: false);
            (PackedSequence states, _) = reader.call(packed);
            states.Dispose();
        }
    }

    /// <summary>Reads tokens up to their padding, by a <see cref="PackedReader"/> or past it.</summary>
    private sealed class PackedBackbone : Backbone
    {
        private readonly Embedding embedding = torch.nn.Embedding(9, In);
        private readonly GRU gru = torch.nn.GRU(In, 4, batchFirst: true);
        private readonly Linear decoder = torch.nn.Linear(2, 6);
        private readonly PackedReader? reader;

        public PackedBackbone(bool heard)
            : base("backbone")
        {
            reader = heard ? new PackedReader(gru) : null;
            RegisterComponents();
        }

        public override long FeatureWidth => 4;

        public override torch.Tensor Encode(torch.Tensor input)
        {
            torch.Tensor lengths = input.ne(SpecialTokens.Padding).sum(dim: 1).clamp_min(1);
            using PackedSequence packed = pack_padded_sequence(embedding.call(input), lengths, batch_first: true, enforce_sorted: false);
            (PackedSequence states, torch.Tensor last) = reader is null ? gru.call(packed) : reader.call(packed);
            states.Dispose();
            return last[0];
        }

        public override torch.Tensor Decode(torch.Tensor code, Batch? context) => decoder.call(code);
    }
}
