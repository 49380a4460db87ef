using System.Collections.Immutable;
using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Host.Configuration.Sources;

/// <summary>Reads an experiment file and everything it extends into one tree whose values still know the file they came from.</summary>
/// <param name="errors">Takes what is wrong.</param>
public sealed class ExperimentTree(ErrorCollector errors)
{
    /// <summary>Whether every file could be read; if not, a key that is missing may well be in one that could not.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Reads a file and what it extends; null where the file itself cannot be read.</summary>
    public MapNode? Load(string path)
    {
        string file = DisplayPath.For(path);
        return Load(file, new SourcePosition(file), "", []);
    }

    private MapNode? Load(string file, SourcePosition askedAt, string askedBy, ImmutableList<string> chain)
    {
        if (chain.Contains(file))
        {
            string circle = string.Join(" → ", chain.SkipWhile(link => link != file).Append(file));
            errors.Add(ConfigurationCodes.Cycle, askedAt, askedBy,
                $"the files extend each other in a circle: {circle}", "remove one extends of the circle");
            return Incomplete();
        }
        if (ExperimentText.Read(file, askedAt, askedBy, errors) is not { } text)
        {
            return Incomplete();
        }
        errors.AddSource(file);
        switch (YamlReader.ReadFile(text, file, errors))
        {
            case MapNode map:
                return WithBases(ComponentShorthand.Expand(map), file, chain.Add(file));
            case { } other:
                errors.Add(ConfigurationCodes.WrongType, other.Position, "",
                    $"the file holds {other.Kind}, not a map", "begin with name: …");
                break;
        }
        return Incomplete();
    }

    private MapNode WithBases(MapNode own, string file, ImmutableList<string> chain)
    {
        if (own.Find(ExperimentKeys.Extends) is not { } extends)
        {
            return own;
        }
        MapNode? bases = null;
        IReadOnlyList<ConfigNode> names = extends.Value is SequenceNode list ? list.Items : [extends.Value];
        for (int i = 0; i < names.Count; i++)
        {
            string path = extends.Value is SequenceNode ? NodePath.Index(ExperimentKeys.Extends, i) : ExperimentKeys.Extends;
            if (names[i] is not ScalarNode { IsNull: false } name)
            {
                errors.Add(ConfigurationCodes.WrongType, names[i].Position, path,
                    "is not the name of a file", "write extends: other.yaml or extends: [one.yaml, other.yaml]");
                IsComplete = false;
            }
            else if (Load(DisplayPath.Beside(file, name.Text), name.Position, path, chain) is { } loaded)
            {
                bases = bases is null ? loaded : NodeMerge.MergeMaps(bases, loaded);
            }
        }
        own = own.Without(ExperimentKeys.Extends);
        return bases is null ? own : NodeMerge.MergeMaps(bases, own);
    }

    private MapNode? Incomplete()
    {
        IsComplete = false;
        return null;
    }
}
