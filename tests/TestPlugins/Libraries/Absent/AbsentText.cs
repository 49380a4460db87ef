namespace Absent;

public static class AbsentText
{
    public static string Summary() => "From a library that is not there.";
}
