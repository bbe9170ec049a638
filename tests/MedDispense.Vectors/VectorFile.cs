using System.Text.Json;

namespace MedDispense.Vectors;

/// <summary>A file that holds no vectors; the message is one sentence that names it.</summary>
public sealed class VectorFileException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>A JSON object that holds a list: of codes, of cases, each with what should be made of it.</summary>
public static class VectorFile
{
    /// <summary>Everything in the list in its order, odd things included: they disagree and say why.</summary>
    /// <param name="path">The file.</param>
    /// <param name="list">The name of the list.</param>
    /// <param name="one">What one of it is called.</param>
    /// <exception cref="VectorFileException">There is no such file, it is no JSON, or it holds no vectors.</exception>
    public static IReadOnlyList<JsonElement> Read(string path, string list, string one)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            // Read as text, because JSON from Windows may start with a byte order mark.
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return ItemsIn(document.RootElement.Clone(), path, list, one);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new VectorFileException($"There is no file {path}.", missing);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new VectorFileException($"{path} cannot be read.", closed);
        }
        catch (JsonException broken)
        {
            throw new VectorFileException($"{path} is not JSON (line {broken.LineNumber + 1}).", broken);
        }
    }

    private static List<JsonElement> ItemsIn(JsonElement root, string path, string list, string one)
    {
        var isRightShape = root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty(list, out var items) && items.ValueKind == JsonValueKind.Array
            && items.GetArrayLength() > 0;
        return isRightShape
            ? [.. root.GetProperty(list).EnumerateArray()]
            : throw new VectorFileException($"{path} holds no list “{list}” with at least one {one} in it.");
    }
}
