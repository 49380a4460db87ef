using NebulaBench.Architectures.Sequence;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(SequencePlugin), ContractVersion.Current)]

namespace NebulaBench.Architectures.Sequence;

/// <summary>Encoders and decoders of token sequences.</summary>
public sealed class SequencePlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        plugins.AddArchitecture<GruArchitecture, GruOptions>(
            "gru", "Recurrent encoder and decoder of token sequences; the decoder sees the code beside every token.",
            "Cho et al.: Learning phrase representations using RNN encoder-decoder for statistical machine translation (EMNLP 2014); "
            + "Bowman et al.: Generating sentences from a continuous space (CoNLL 2016)");
        plugins.AddArchitecture<TransformerArchitecture, TransformerOptions>(
            "transformer", "Transformer encoder with a mean over the tokens; causal decoder with the code added to every token.",
            "Vaswani et al.: Attention is all you need (NeurIPS 2017); Li et al.: Optimus: Organizing sentences via pre-trained modeling "
            + "of a latent space (EMNLP 2020)");
        plugins.AddArchitecture<BagOfWordsArchitecture, BagOfWordsOptions>(
            "bag-of-words", "Mean of the token embeddings; one distribution over the tokens for all positions: the baseline without order.",
            "Iyyer et al.: Deep unordered composition rivals syntactic methods for text classification (ACL 2015); "
            + "Miao, Yu, Blunsom: Neural variational inference for text processing (ICML 2016)");
    }
}
