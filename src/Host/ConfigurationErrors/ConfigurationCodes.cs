namespace NebulaBench.Host.ConfigurationErrors;

/// <summary>
/// The codes of configuration errors, one for each kind: NB10xx for a file or the command line, NB11xx for an option, NB12xx for a
/// component or the plan.
/// </summary>
public static class ConfigurationCodes
{
    /// <summary>All errors of an experiment, reported together.</summary>
    public const string Summary = "NB1000";

    /// <summary>A file is missing or cannot be read.</summary>
    public const string File = "NB1001";

    /// <summary>A file or an override is not YAML.</summary>
    public const string Syntax = "NB1002";

    /// <summary>A line is indented with a tab.</summary>
    public const string Tab = "NB1003";

    /// <summary>There is nothing in a file.</summary>
    public const string Empty = "NB1004";

    /// <summary>A file holds several YAML documents.</summary>
    public const string SeveralDocuments = "NB1005";

    /// <summary>A part of YAML that experiments do not use: anchors, aliases, merge keys, tags, keys that are no text.</summary>
    public const string Unsupported = "NB1006";

    /// <summary>A key is given twice.</summary>
    public const string DuplicateKey = "NB1007";

    /// <summary>A file extends itself.</summary>
    public const string Cycle = "NB1010";

    /// <summary>An override is not of the form <c>path=value</c>.</summary>
    public const string OverrideForm = "NB1020";

    /// <summary>An override's path leads nowhere.</summary>
    public const string OverridePath = "NB1021";

    /// <summary>A key that nothing has.</summary>
    public const string UnknownKey = "NB1101";

    /// <summary>A key that must be there is not.</summary>
    public const string MissingKey = "NB1102";

    /// <summary>A value of the wrong type.</summary>
    public const string WrongType = "NB1103";

    /// <summary>A value that is none of those to choose from.</summary>
    public const string UnknownValue = "NB1104";

    /// <summary>A number outside its range.</summary>
    public const string OutOfRange = "NB1105";

    /// <summary>A value that breaks a rule of its option: a pattern, a length.</summary>
    public const string Invalid = "NB1106";

    /// <summary>Options that do not go together.</summary>
    public const string Contradiction = "NB1107";

    /// <summary>A list without entries, which would leave nothing to run.</summary>
    public const string EmptyList = "NB1108";

    /// <summary>An option of a plugin whose type no YAML can express.</summary>
    public const string UnsupportedType = "NB1110";

    /// <summary>A component without an id.</summary>
    public const string MissingId = "NB1201";

    /// <summary>An id that is not in the catalog.</summary>
    public const string UnknownId = "NB1202";

    /// <summary>Two components that do not fit together.</summary>
    public const string DoesNotFit = "NB1203";

    /// <summary>The same thing twice: it would be run twice.</summary>
    public const string Repeated = "NB1204";

    /// <summary>A label that two components bear.</summary>
    public const string LabelTaken = "NB1205";

    /// <summary>A component that threw something unforeseen when it was made or asked.</summary>
    public const string ComponentFails = "NB1207";

    /// <summary>Lists that multiply out to more runs than anybody means.</summary>
    public const string TooMany = "NB1206";
}
