using System.Text;
using MedDispense.Vectors;
using MedDispense.Vectors.Schedules;

Console.OutputEncoding = new UTF8Encoding(false);
return args is ["schedules", .. var cases]
    ? ScheduleReport.Write(cases, Console.Out, Console.Error)
    : VectorReport.Write([.. args.Skip(1)], Console.Out, Console.Error);
