using System.Text;
using MedDispense.Vectors;

Console.OutputEncoding = new UTF8Encoding(false);
return VectorReport.Write(args, Console.Out, Console.Error);
