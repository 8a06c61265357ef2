"""Packages for learning management systems: SCORM 1.2, SCORM 2004 4th edition and a QTI 2.1 export, made from the built pages."""
