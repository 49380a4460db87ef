using NebulaBench.Datasets.Text;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(TextPlugin), ContractVersion.Current)]

namespace NebulaBench.Datasets.Text;

/// <summary>Registers the datasets of texts.</summary>
public sealed class TextPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        plugins.AddDataset<TextLinesDataset, TextLinesOptions>(
            "text-lines",
            "Your own texts: a line each, or a column of a CSV or TSV file, with or without labels.");
        plugins.AddDataset<GrammarDataset, GrammarOptions>(
            "grammar",
            "Sentences made by a grammar in English and an invented language: 8 classes, known factors, translation, no download.");
        plugins.AddDataset<TrecDataset, TrecOptions>(
            "trec",
            "5,952 questions with the kind of their answers: 6 coarse or 50 fine classes.",
            "X. Li, D. Roth, Learning Question Classifiers, COLING 2002.");
        plugins.AddDataset<AgNewsDataset, AgNewsOptions>(
            "ag-news",
            "News articles in four topics, 127,600 titles and descriptions.",
            "X. Zhang, J. Zhao, Y. LeCun, Character-level Convolutional Networks for Text Classification, NIPS 2015.");
        plugins.AddDataset<Multi30kDataset, Multi30kOptions>(
            "multi30k",
            "Descriptions of pictures in English and German, 31,014 pairs: reconstruction and translation.",
            "D. Elliott, S. Frank, K. Sima'an, L. Specia, Multi30K: Multilingual English-German Image Descriptions, VL 2016.");
    }
}
