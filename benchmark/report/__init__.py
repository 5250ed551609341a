"""Reports: one document model, composed from the answers, written as PDF, DOCX, PPTX, XLSX and CSV."""
